package org.ifolder.tool.api;

import java.util.List;

/**
 * One page of a list.
 *
 * @param <T> type of the items
 * @param items those of this page
 * @param total how many there are on all pages
 */
record Page<T>(List<T> items, long total) {}
