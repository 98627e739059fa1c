package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.history.Faulted;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The clock of one host is set an hour ahead, an hour back, or ahead and back again while the host runs. It stays so until the hosts
 * agree, and the link is cut meanwhile, so that the host has to catch up, too.
 */
@Tag("fault")
@Tag("R7.1")
@Tag("R7.9")
class WrongClockIT {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MEANWHILE = Duration.ofSeconds(10);
    private static final Duration CUT = Duration.ofSeconds(5);

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private final GridHost master = domain.master();
    private final GridHost slave = domain.host(1);

    @BeforeAll
    static void masterAndSlaveHaveClocksOfTheirOwn() {
        domain.giveClock(domain.master());
        domain.giveClock(domain.host(1));
    }

    @AfterAll
    static void allHaveTheMachinesClock() {
        domain.takeClock(domain.host(1));
        domain.takeClock(domain.master());
    }

    @AfterEach
    void clocksAreRight() {
        domain.restoreLink(master, slave);
        domain.setClock(slave, Duration.ZERO);
        domain.setClock(master, Duration.ZERO);
    }

    @Test
    void nothingAcknowledgedIsLostWhenASlavesClockIsAnHourAhead() {
        setClock(slave, HOUR);
    }

    @Test
    void nothingAcknowledgedIsLostWhenASlavesClockIsAnHourBehind() {
        setClock(slave, HOUR.negated());
    }

    @Test
    void nothingAcknowledgedIsLostWhenASlavesClockWasAheadAndIsSetBack() {
        domain.setClock(slave, HOUR);
        eventually(() -> assertThat(off(slave)).isGreaterThan(HOUR.minus(MINUTE)));
        setClock(slave, Duration.ZERO);
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheMastersClockIsAnHourAhead() {
        setClock(master, HOUR);
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheMastersClockIsAnHourBehind() {
        setClock(master, HOUR.negated());
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheMastersClockWasAheadAndIsSetBack() {
        domain.setClock(master, HOUR);
        eventually(() -> assertThat(off(master)).isGreaterThan(HOUR.minus(MINUTE)));
        setClock(master, Duration.ZERO);
    }

    private void setClock(GridHost host, Duration to) {
        Duration before = off(host);
        faulted.begin("clock of " + host + " set from " + before.toMinutes() + " to " + to.toMinutes() + " minutes",
                () -> domain.setClock(host, to));
        eventually(() -> assertThat(off(host)).as("how far the clock of %s is off", host).isBetween(to.minus(MINUTE), to.plus(MINUTE)));
        Duration now = off(host);
        assertThat(now.minus(before).abs()).isGreaterThan(HOUR.minus(MINUTE));
        faulted.fired("its clock went from " + before.toSeconds() + " s to " + now.toSeconds() + " s off");
        faulted.writeFor(MEANWHILE);
        domain.cutLink(master, slave);
        faulted.writeFor(CUT);
        faulted.end(() -> domain.restoreLink(master, slave));
    }

    /** How far a host's clock is ahead, by the date that it gives its answers. */
    private static Duration off(GridHost host) {
        String date = domain.asNobody(host).get("health").expect(200).headers().firstValue("Date").orElseThrow();
        return Duration.between(ZonedDateTime.now(), ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME));
    }
}
