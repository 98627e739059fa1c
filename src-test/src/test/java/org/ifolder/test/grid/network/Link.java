package org.ifolder.test.grid.network;

import java.util.concurrent.atomic.AtomicLong;

/** The way from one host to another: how it is now, and what it has carried. */
final class Link {

    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong vanished = new AtomicLong();
    private final AtomicLong delayed = new AtomicLong();
    private final AtomicLong cut = new AtomicLong();
    private final AtomicLong reset = new AtomicLong();
    private volatile boolean broken;
    private volatile boolean silent;
    private volatile LinkQuality quality = LinkQuality.PERFECT;

    void breakOff() {
        broken = true;
    }

    void silence() {
        silent = true;
    }

    void slowDown(LinkQuality to) {
        quality = to;
    }

    void restore() {
        broken = false;
        silent = false;
        quality = LinkQuality.PERFECT;
    }

    boolean isBroken() {
        return broken;
    }

    /** Whether all that is sent vanishes. */
    boolean isSilent() {
        return silent;
    }

    LinkQuality quality() {
        return quality;
    }

    void countOpened() {
        opened.incrementAndGet();
    }

    void countCarried(int more) {
        bytes.addAndGet(more);
    }

    void countVanished(int more) {
        vanished.addAndGet(more);
    }

    void countDelayed() {
        delayed.incrementAndGet();
    }

    void countCut() {
        cut.incrementAndGet();
    }

    void countReset() {
        reset.incrementAndGet();
    }

    LinkTraffic traffic() {
        return new LinkTraffic(opened.get(), bytes.get(), vanished.get(), delayed.get(), cut.get(), reset.get());
    }
}
