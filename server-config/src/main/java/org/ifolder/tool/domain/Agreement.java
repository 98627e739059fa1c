package org.ifolder.tool.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ifolder.tool.api.AgreementItem;
import org.ifolder.tool.api.AgreementItem.OfHost;
import org.ifolder.tool.api.AgreementItem.OfStream;

/**
 * The agreement of all hosts in words.
 *
 * @param item what a host has said; null when none that answered could say
 * @param zone the zone in which times are shown
 */
record Agreement(AgreementItem item, ZoneId zone) {

    private static final String IDENTICAL = "IDENTICAL";
    private static final List<String> STOPPED = List.of("POISON", "FOREIGN", "FORK");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    boolean identical() {
        return item != null && IDENTICAL.equals(item.state());
    }

    /** One line for all hosts, or one for each that is not identical. */
    List<String> lines() {
        if (item == null) {
            return List.of("whether the hosts are identical is unknown: none that answered can say");
        }
        if (identical()) {
            return List.of("all hosts identical, as of " + time(item.asOf()));
        }
        List<String> lines = new ArrayList<>();
        item.hosts().stream().filter(host -> !IDENTICAL.equals(host.state())).forEach(host -> lines.addAll(lines(host)));
        return lines;
    }

    private List<String> lines(OfHost host) {
        String name = name(host);
        return switch (String.valueOf(host.state())) {
            case "DIFFERING" -> host.streams().stream().filter(stream -> stream.difference() != null)
                    .map(stream -> name + " differs: " + stream.difference() + " (" + described(stream) + ")").toList();
            case "STOPPED" -> host.streams().stream().filter(stream -> STOPPED.contains(stream.condition()))
                    .map(stream -> name + " has stopped: " + described(stream) + ": " + stream.condition()
                            + (stream.reason() == null ? "" : ", " + stream.reason())).toList();
            case "BEHIND" -> List.of(name + " is behind, identical as of " + time(host.asOf()));
            default -> List.of(host.since() == null ? name + " unknown, not heard of yet" : name + " unknown since " + time(host.since()));
        };
    }

    private String described(OfStream stream) {
        return stream.collection() + " of " + item.hosts().stream().filter(host -> Objects.equals(host.host(), stream.authority()))
                .map(Agreement::name).findFirst().orElse(stream.authority());
    }

    private static String name(OfHost host) {
        return host.name() == null ? host.host() : host.name();
    }

    private String time(String instant) {
        if (instant == null) {
            return "never";
        }
        ZonedDateTime local = Instant.parse(instant).atZone(zone);
        return local.format(local.toLocalDate().equals(Instant.now().atZone(zone).toLocalDate()) ? TIME : DAY_AND_TIME);
    }
}
