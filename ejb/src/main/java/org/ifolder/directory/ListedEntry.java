package org.ifolder.directory;

/**
 * An entry, or a part of one, that an import did not take.
 *
 * @param line the line of the file where the entry begins, from 1
 * @param dn the entry's distinguished name, or what stands in its place; null where there is none
 * @param reason a sentence
 */
public record ListedEntry(long line, String dn, String reason) {
}
