package org.ifolder.paging;

import org.ifolder.refusal.Refusal;

/**
 * Which part of a list is asked for.
 *
 * @param page number of the page, from 0
 * @param size rows a page, at least 1 and at most the configured {@code ifolder.limit.page-size}
 * @param query what the rows' searchable fields begin with, ignoring case; null or blank for all rows
 */
public record PageRequest(int page, int size, String query) {

    /**
     * Checks the numbers against the stated limit.
     *
     * @throws Refusal {@link Refusal.Kind#INVALID} naming {@code page} or {@code size}
     */
    public static PageRequest of(int page, int size, String query, int maximumSize) {
        if (page < 0) {
            throw Refusal.invalid("page", "must not be negative");
        }
        if (size < 1 || size > maximumSize) {
            throw Refusal.invalid("size", "must lie between 1 and " + maximumSize);
        }
        if ((long) page * size > Integer.MAX_VALUE) {
            throw Refusal.invalid("page", "lies beyond the last page that can be addressed");
        }
        return new PageRequest(page, size, query == null || query.isBlank() ? null : query.strip());
    }

    /** Number of rows before this page. */
    public int offset() {
        return page * size;
    }
}
