/**
 * How a host comes into a Domain: it founds one, or joins one with a secret that was handed to it. Neighbours: {@code domain},
 * {@code identity}, {@code server}, {@code access}, {@code refusal}.
 */
package org.ifolder.join;
