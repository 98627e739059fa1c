package org.ifolder.identity.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.domain.member.LoginName;
import org.ifolder.identity.password.Comparison;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limits;

/**
 * How often passwords may be tried in vain. Counted, in the memory of this host, for a login name from one source, for a login name, for a source,
 * for this host and for the Domain; as a password is checked at one host alone, a name's count is that of the Domain. Who has a session needs no
 * password, and goes on. A source from which the member has logged in before is not held up by what others try. Many tries at once get no further than
 * one after the other.
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
     * A password that is to be tried.
     *
     * @param source where the request comes from
     */
    public LoginTry of(String login, String source) {
        return new LoginTry(keyOf(login), source);
    }

    /** What cannot be a login name counts as one name. */
    private String keyOf(String login) {
        try {
            return LoginName.of(login, limits).key();
        } catch (Refusal e) {
            return "";
        }
    }

    /** One try of a password: asked before it is looked at, and once more when its turn has come, as others may have failed while it waited. */
    public final class LoginTry implements Comparison {

        private final String pair;
        private final boolean isFamiliar;
        private final Map<String, Integer> most = new LinkedHashMap<>();
        private boolean failed;

        private LoginTry(String name, String source) {
            pair = "pair" + SEPARATOR + name + SEPARATOR + source;
            isFamiliar = familiar.getIfPresent(pair) != null;
            most.put(pair, ofNameAndSource);
            most.put("source" + SEPARATOR + source, ofSource);
            most.put("name" + SEPARATOR + name, isFamiliar ? Integer.MAX_VALUE : ofName);
            most.put(ALL, isFamiliar ? Integer.MAX_VALUE : ofHost);
        }

        /** How long to wait before a password is looked at; empty where one may be now. */
        public Optional<Duration> heldUp() {
            Stream<Duration> ofDomain = isFamiliar || domain.overall() < LoginLimits.this.ofDomain ? Stream.empty() : Stream.of(AGAIN_IN);
            return Stream.concat(most.entrySet().stream().flatMap(one -> left(one.getKey(), one.getValue())), ofDomain).max(Duration::compareTo);
        }

        private Stream<Duration> left(String key, int limit) {
            Failures known = failures.getIfPresent(key);
            return known == null || known.count().get() < limit ? Stream.empty() : LoginLimits.this.left(known).stream();
        }

        @Override
        public boolean isAdmitted() {
            return heldUp().isEmpty();
        }

        /** Whether it was told to be wrong. */
        public boolean hasFailed() {
            return failed;
        }

        @Override
        public void failed() {
            failed = true;
            most.keySet().forEach(key -> current(key).count().incrementAndGet());
        }

        /**
         * The password was right.
         *
         * @param forgives whether what its owner has mistyped before counts no more: not for who shows it with each request
         */
        public void succeeded(boolean forgives) {
            familiar.put(pair, Boolean.TRUE);
            if (forgives) {
                failures.invalidate(pair);
            }
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
