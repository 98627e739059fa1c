package org.ifolder.test.grid.network;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A connection that one host has opened to another, through a proxy. */
final class ProxiedConnection {

    private static final int DIRECTIONS = 2;

    private final Socket opener;
    private final Socket target;
    private final Link there;
    private final Link back;
    private final Consumer<ProxiedConnection> whenClosed;
    private final Direction up;
    private final Direction down;
    private final AtomicInteger open = new AtomicInteger(DIRECTIONS);
    private final AtomicLong left = new AtomicLong();
    private volatile boolean doomed;
    private volatile boolean incomplete;
    private boolean closed;

    /**
     * @param there the way from the host that has opened it
     * @param back the way back to that host
     */
    ProxiedConnection(Socket opener, Socket target, Link there, Link back, Consumer<ProxiedConnection> whenClosed) {
        this.opener = opener;
        this.target = target;
        this.there = there;
        this.back = back;
        this.whenClosed = whenClosed;
        up = new Direction(this, opener, target, there);
        down = new Direction(this, target, opener, back);
        drawLifetime();
    }

    void begin() {
        up.begin();
        down.begin();
    }

    boolean isOn(Link link) {
        return there == link || back == link;
    }

    /** Decides whether and when this connection will be reset within its next bytes, by what the link is like now. */
    void drawLifetime() {
        doomed = there.quality().resetsNow();
        left.set(doomed ? ThreadLocalRandom.current().nextInt(LinkQuality.RESET_WITHIN_BYTES) : LinkQuality.RESET_WITHIN_BYTES);
    }

    /** Breaks the connection because the link is cut. */
    void cut() {
        reset(there::countCut);
    }

    /** The link carries again: a connection of which something is missing is of no use. */
    void restored() {
        drawLifetime();
        if (incomplete) {
            cut();
        }
    }

    void carried(int bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return;
        }
        if (doomed) {
            reset(there::countReset);
        } else {
            drawLifetime();
        }
    }

    void lostData() {
        incomplete = true;
    }

    void ended() {
        if (open.decrementAndGet() == 0) {
            close(() -> { });
        }
    }

    /** The sending end of this way is gone; the other end hears of it only if the way carries. */
    void failed(Link way) {
        if (way.isSilent()) {
            incomplete = true;
        } else {
            reset();
        }
    }

    /** The receiving end of this way is gone; the sender hears of it only if the way back carries. */
    void failedToTake(Link way) {
        failed(way == there ? back : there);
    }

    /** Both ends see a connection that was reset. */
    void reset() {
        reset(() -> { });
    }

    private void reset(Runnable count) {
        resetWhenClosed(opener);
        resetWhenClosed(target);
        close(count);
    }

    private synchronized void close(Runnable count) {
        if (closed) {
            return;
        }
        closed = true;
        count.run();
        closeQuietly(opener);
        closeQuietly(target);
        up.end();
        down.end();
        whenClosed.accept(this);
    }

    static void refuse(Socket socket) {
        resetWhenClosed(socket);
        closeQuietly(socket);
    }

    private static void resetWhenClosed(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            // Nothing is left to be reset.
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, one way or the other.
        }
    }
}
