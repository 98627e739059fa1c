/**
 * Invented people with names of many languages, and their directory entries. The same seed and number always give the
 * same person, whoever asks and in whatever order. Uses no other package of the tool.
 */
package org.ifolder.tool.people;
