/**
 * The sample organisation: what it is made of, and how it is loaded into a Domain so that a second or an interrupted run
 * duplicates nothing. Uses {@code people}, {@code api}, {@code folder}, {@code secret} and {@code console}.
 */
package org.ifolder.tool.sample;
