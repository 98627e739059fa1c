package org.ifolder.replication.relay;

import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.StreamHead;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.testing.EmbeddedHost;

/** Tells a host's board what the master says. */
public final class BoardOf {

    private BoardOf() {
    }

    /** The master has published the stream up to this cursor, and every host has it up to the floor. */
    public static void head(EmbeddedHost host, StreamId stream, Cursor cursor, long floor) {
        host.bean(ProgressBoard.class).head(new StreamHead(stream.collection(), stream.authority(), cursor, floor));
    }
}
