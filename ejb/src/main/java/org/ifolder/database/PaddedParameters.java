package org.ifolder.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Parameters of an {@code in (…)}. Each number of them is a statement of its own, which the persistence provider writes, and the driver and
 * the database prepare; so there are only powers of two, and these are soon known to all three.
 */
public final class PaddedParameters {

    /** Longer lists are rare, and a database has a limit. */
    private static final int MOST = 1024;

    private PaddedParameters() {
    }

    /** The values, of which there is at least one, and the last of them again until their number is a power of two; more than 1,024 as they are. */
    public static <T> List<T> of(List<T> values) {
        int size = values.size();
        if (size > MOST) {
            return values;
        }
        int padded = Integer.highestOneBit(size) == size ? size : Integer.highestOneBit(size) << 1;
        List<T> all = new ArrayList<>(padded);
        all.addAll(values);
        all.addAll(Collections.nCopies(padded - size, values.get(size - 1)));
        return all;
    }
}
