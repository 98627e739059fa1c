/**
 * How a host comes into a Domain: it founds one, or joins one by a token that was made for it at the
 * master. Neighbours: {@code domain}, {@code identity}, {@code replication} (how far its records are), {@code server}, {@code text},
 * {@code access}, {@code refusal}.
 */
package org.ifolder.join;
