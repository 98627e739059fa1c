package org.ifolder.replication.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The links between hosts, worse than any real one: messages are lost, repeated, late, and overtake each other. */
final class Network {

    /** A message under way. */
    record Parcel(String from, String to, Message message, long due) {
    }

    private record Way(String from, String to) {
    }

    private final Random random;
    private final Schedule.Links schedule;
    private final List<Parcel> underWay = new ArrayList<>();
    private final Set<Way> cut = new HashSet<>();
    private boolean faulty = true;

    Network(Random random, Schedule.Links schedule) {
        this.random = random;
        this.schedule = schedule;
    }

    void send(String from, String to, Message message, long clock) {
        if (cut.contains(new Way(from, to)) || (faulty && random.nextDouble() < schedule.loss())) {
            return;
        }
        underWay.add(new Parcel(from, to, message, clock + (faulty ? 1 + random.nextInt(schedule.delay()) : 1)));
        if (faulty && random.nextDouble() < schedule.repeat()) {
            underWay.add(new Parcel(from, to, message, clock + 1 + random.nextInt(schedule.delay() * 5)));
        }
    }

    /** Any message whose time has come, or null. */
    Parcel take(long clock) {
        if (underWay.isEmpty()) {
            return null;
        }
        int start = faulty ? random.nextInt(underWay.size()) : 0;
        for (int i = 0; i < underWay.size(); i++) {
            int index = (start + i) % underWay.size();
            if (underWay.get(index).due() <= clock) {
                return underWay.remove(index);
            }
        }
        return null;
    }

    /** Cuts one direction; what is on it is lost. */
    void cut(String from, String to) {
        cut.add(new Way(from, to));
        underWay.removeIf(parcel -> parcel.from().equals(from) && parcel.to().equals(to));
    }

    void restore(String from, String to) {
        cut.remove(new Way(from, to));
    }

    /** The broker loses everything that it holds. */
    void loseAll() {
        underWay.clear();
    }

    /** A host is gone: what was on the way to it is lost; with the broker itself also what it had taken from it. */
    void crashed(String host, boolean broker) {
        underWay.removeIf(parcel -> parcel.to().equals(host) || (broker && parcel.from().equals(host)));
    }

    /** From now on nothing is lost, repeated, or overtakes another, and no link is cut. */
    void heal() {
        faulty = false;
        cut.clear();
    }
}
