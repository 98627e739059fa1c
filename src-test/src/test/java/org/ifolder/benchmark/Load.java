package org.ifolder.benchmark;

/**
 * What is to be written.
 *
 * @param writers how many write at the same time
 * @param changes how many members are changed, at most as many as there are
 * @param perSecond how many changes are begun a second, evenly; 0 for as many as can be
 * @param mark what each of them is changed to; one that they do not have yet
 */
public record Load(int writers, int changes, int perSecond, String mark) {

    /** How many writers, in words for the results. */
    static String inWords(int writers) {
        return writers + (writers == 1 ? " writer" : " writers");
    }
}
