package org.ifolder.benchmark;

import java.util.List;

/** Records that one host changes, and that others get: numbered from 0, each with a mark. */
public interface ReplicatedRecords {

    /** The name in the results, such as {@code OpenLDAP syncrepl}. */
    String name();

    /**
     * Changes records where that is decided, each change in a commit of its own: those from 0 on, one after the other, whichever writer is
     * free next. Returns when the last of them is committed there.
     *
     * @return the commits, in no order
     */
    List<Commit> change(Load load);

    /** How many records there are to change. */
    int records();

    /** How many hosts get the changes, those that are stopped among them; they are numbered from 0. */
    int slaves();

    /** Whether clients of a host that gets the changes see this mark at a record. Costs it little: it is asked again and again. */
    boolean shows(int slave, int record, String mark);

    /** How many records have this mark at a host that gets the changes. */
    long marked(int slave, String mark);
}
