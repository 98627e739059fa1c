package org.ifolder.identity.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.replication.relay.HostSayings;
import org.ifolder.server.LocalHost;

/**
 * How many logins have failed in the whole Domain of late: each slave tells the master its count, and the master tells all the sum. No host's word counts
 * for more than the limit of one host, so that no host alone brings the Domain to its limit.
 */
@ApplicationScoped
class FailedLogins implements HostSayings {

    private static final String TOPIC = "failed-logins";
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    @Inject
    private LocalHost localHost;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "ifolder.login.window-seconds", defaultValue = "900")
    private long windowSeconds;

    @Inject
    @ConfigProperty(name = "ifolder.login.failures", defaultValue = "5000")
    private int ofHost;

    private final Map<String, Heard> heard = new ConcurrentHashMap<>();
    private volatile IntSupplier here = () -> 0;

    /**
     * What a host has told.
     *
     * @param at when, by this host's clock
     */
    private record Heard(int count, Instant at) {
    }

    /** Has this host's count told from now on. */
    void countedBy(IntSupplier counting) {
        here = counting;
    }

    /** In the whole Domain, as far as this host knows. */
    int overall() {
        if (!localHost.isJoined()) {
            return here.getAsInt();
        }
        int told = heard.entrySet().stream().filter(one -> isCurrent(one.getValue()) && (localHost.isMaster() || one.getKey().equals(localHost.masterId())))
                .mapToInt(one -> localHost.isMaster() ? Math.min(ofHost, one.getValue().count()) : one.getValue().count()).sum();
        return localHost.isMaster() ? here.getAsInt() + told : Math.max(here.getAsInt(), told);
    }

    private boolean isCurrent(Heard told) {
        return clock.instant().isBefore(told.at().plusSeconds(windowSeconds));
    }

    @Override
    public Map<String, String> says() {
        return Map.of(TOPIC, Integer.toString(localHost.isMaster() ? overall() : here.getAsInt()));
    }

    @Override
    public void heard(String host, Map<String, String> said) {
        String count = said.get(TOPIC);
        if (count != null && COUNT.matcher(count).matches()) {
            heard.put(host, new Heard(Integer.parseInt(count), clock.instant()));
        }
    }
}
