package org.ifolder.paging;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * One page of a list, in the form in which the API answers it.
 *
 * @param items the rows of this page
 * @param total number of rows over all pages
 * @param page number of this page, from 0
 * @param size rows a page
 */
public record Page<T>(List<T> items, long total, int page, int size) {

    public Page {
        items = List.copyOf(items);
    }

    /** A page of {@code items} that answers {@code request}. */
    public static <T> Page<T> of(List<T> items, long total, PageRequest request) {
        return new Page<>(items, total, request.page(), request.size());
    }

    /**
     * A page of {@code items} that answers {@code request}.
     *
     * @param counting counts the rows over all pages; asked only where this page does not show how many there are
     */
    public static <T> Page<T> of(List<T> items, PageRequest request, LongSupplier counting) {
        boolean isLast = items.size() < request.size() && (request.page() == 0 || !items.isEmpty());
        return of(items, isLast ? request.offset() + items.size() : counting.getAsLong(), request);
    }

    /** Cuts the page that is asked for out of a list that is small and already in memory. */
    public static <T> Page<T> cut(List<T> all, PageRequest request) {
        int from = Math.min(request.offset(), all.size());
        int to = Math.min(from + request.size(), all.size());
        return of(all.subList(from, to), all.size(), request);
    }

    /** The same page with each row in another form. */
    public <R> Page<R> map(Function<? super T, ? extends R> form) {
        return new Page<>(items.stream().<R>map(form).toList(), total, page, size);
    }
}
