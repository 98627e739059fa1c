package org.ifolder.benchmark;

import java.util.Collection;
import java.util.List;

/** Places in sorted figures. */
final class Medians {

    private Medians() {
    }

    /** The median: of an even number the upper of the two in the middle. */
    static double of(Collection<Double> figures) {
        return quantile(figures, 0.5);
    }

    /**
     * The figure below which a part of all lies.
     *
     * @param part from 0 to 1, such as 0.99
     */
    static double quantile(Collection<Double> figures, double part) {
        List<Double> sorted = figures.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
    }
}
