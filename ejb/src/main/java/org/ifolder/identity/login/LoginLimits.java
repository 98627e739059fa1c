package org.ifolder.identity.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.domain.member.LoginName;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limits;

/**
 * How often passwords may be tried in vain. Counted, in the memory of this host, for a login name from one source, for a login name, for a source,
 * for this host and for the Domain; as a password is checked at one host alone, a name's count is that of the Domain. Who has a session needs no
 * password, and goes on. A source from which the member has logged in before is not held up by what others try. All others count before their password
 * is looked at, so that many at once get no further than one after the other.
 */
@ApplicationScoped
public class LoginLimits {

    private static final int MOST_COUNTED = 100_000;
    private static final Duration FAMILIAR = Duration.ofDays(30);
    private static final String SEPARATOR = " ";
    private static final String ALL = "all";
    /** When the Domain is at its limit, which ends at no certain time. */
    private static final Duration AGAIN_IN = Duration.ofMinutes(1);

    @Inject
    private Clock clock;

    @Inject
    private Limits limits;

    @Inject
    @ConfigProperty(name = "ifolder.login.window-seconds", defaultValue = "900")
    private long windowSeconds;

    @Inject
    @ConfigProperty(name = "ifolder.login.failures-of-name-and-source", defaultValue = "10")
    private int ofNameAndSource;

    @Inject
    @ConfigProperty(name = "ifolder.login.failures-of-name", defaultValue = "50")
    private int ofName;

    @Inject
    @ConfigProperty(name = "ifolder.login.failures-of-source", defaultValue = "200")
    private int ofSource;

    @Inject
    @ConfigProperty(name = "ifolder.login.failures", defaultValue = "5000")
    private int ofHost;

    @Inject
    @ConfigProperty(name = "ifolder.login.failures-of-domain", defaultValue = "20000")
    private int ofDomain;

    @Inject
    private FailedLogins domain;

    private final Cache<String, Failures> failures = Caffeine.newBuilder().maximumSize(MOST_COUNTED).build();
    private final Cache<String, Boolean> familiar = Caffeine.newBuilder().maximumSize(MOST_COUNTED).expireAfterAccess(FAMILIAR).build();

    /**
     * Failures within one window.
     *
     * @param since when the window began
     */
    private record Failures(Instant since, AtomicInteger count) {
    }

    @PostConstruct
    void begin() {
        domain.countedBy(this::here);
    }

    private int here() {
        Failures all = failures.getIfPresent(ALL);
        return all == null || left(all).isEmpty() ? 0 : all.count().get();
    }

    /**
     * Begins a try of a password.
     *
     * @param source where the request comes from
     */
    public LoginTry begin(String login, String source) {
        String name = keyOf(login);
        Try begun = new Try(name, source);
        begun.admit();
        return begun;
    }

    /** What cannot be a login name counts as one name. */
    private String keyOf(String login) {
        try {
            return LoginName.of(login, limits).key();
        } catch (Refusal e) {
            return "";
        }
    }

    private final class Try implements LoginTry {

        private final String pair;
        private final boolean isFamiliar;
        private final Map<String, Integer> most = new LinkedHashMap<>();
        private final List<Failures> counted = new ArrayList<>();
        private Duration wait;

        private Try(String name, String source) {
            pair = "pair" + SEPARATOR + name + SEPARATOR + source;
            isFamiliar = familiar.getIfPresent(pair) != null;
            most.put(pair, ofNameAndSource);
            most.put("source" + SEPARATOR + source, ofSource);
            most.put("name" + SEPARATOR + name, isFamiliar ? Integer.MAX_VALUE : ofName);
            most.put(ALL, isFamiliar ? Integer.MAX_VALUE : ofHost);
        }

        private void admit() {
            wait = longest(0);
            if (wait == null && !isFamiliar) {
                count();
                wait = longest(1);
                if (wait != null) {
                    abandoned();
                }
            }
        }

        /** @param own how many of what is counted are this one's: it is one too many where that many others are there already */
        private Duration longest(int own) {
            return Stream.concat(most.entrySet().stream().flatMap(one -> overdrawn(one.getKey(), (long) one.getValue() + own)),
                    isFamiliar || domain.overall() - own < ofDomain ? Stream.empty() : Stream.of(AGAIN_IN)).max(Duration::compareTo).orElse(null);
        }

        private Stream<Duration> overdrawn(String key, long limit) {
            Failures known = failures.getIfPresent(key);
            return known == null || known.count().get() < limit ? Stream.empty() : left(known).stream();
        }

        private void count() {
            most.keySet().forEach(key -> {
                Failures window = current(key);
                window.count().incrementAndGet();
                counted.add(window);
            });
        }

        @Override
        public Optional<Duration> heldUp() {
            return Optional.ofNullable(wait);
        }

        @Override
        public void right(boolean forgives) {
            abandoned();
            familiar.put(pair, Boolean.TRUE);
            if (forgives) {
                failures.invalidate(pair);
            }
        }

        @Override
        public void wrong() {
            if (counted.isEmpty()) {
                count();
            }
        }

        @Override
        public void abandoned() {
            counted.forEach(window -> window.count().decrementAndGet());
            counted.clear();
        }
    }

    private Failures current(String key) {
        Instant now = clock.instant();
        return failures.asMap().compute(key, (any, known) -> known == null || !now.isBefore(known.since().plusSeconds(windowSeconds))
                ? new Failures(now, new AtomicInteger()) : known);
    }

    private Optional<Duration> left(Failures window) {
        Duration left = Duration.between(clock.instant(), window.since().plusSeconds(windowSeconds));
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }
}
