package org.ifolder.identity.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.domain.member.LoginName;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limits;

/**
 * How often passwords may be tried in vain. Counted, in the memory of this host, for a login name from one source, for a login name, for a source,
 * and over all; as a password is checked at one host alone, a name's count is that of the Domain. Who has a session needs no password, and goes on.
 * A source from which the member has logged in before is not held up by what others try on that name.
 */
@ApplicationScoped
public class LoginLimits {

    private static final int MOST_COUNTED = 100_000;
    private static final Duration FAMILIAR = Duration.ofDays(30);
    private static final String SEPARATOR = " ";
    private static final String ALL = "all";

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
    private int overall;

    private final Cache<String, Failures> failures = Caffeine.newBuilder().maximumSize(MOST_COUNTED).build();
    private final Cache<String, Boolean> familiar = Caffeine.newBuilder().maximumSize(MOST_COUNTED).expireAfterAccess(FAMILIAR).build();

    /**
     * Failures within one window.
     *
     * @param since when the window began
     */
    private record Failures(Instant since, AtomicInteger count) {
    }

    /**
     * How long to wait before another password is looked at; empty where one may be tried now.
     *
     * @param source where the request comes from
     */
    public Optional<Duration> wait(String login, String source) {
        String name = keyOf(login);
        boolean isFamiliar = familiar.getIfPresent(name + SEPARATOR + source) != null;
        return Stream.of(
                left(name + SEPARATOR + source, ofNameAndSource),
                isFamiliar ? Optional.<Duration>empty() : left(name, ofName),
                left(SEPARATOR + source, ofSource),
                isFamiliar ? Optional.<Duration>empty() : left(ALL + SEPARATOR, overall))
                .flatMap(Optional::stream).max(Duration::compareTo);
    }

    private Optional<Duration> left(String key, int most) {
        Failures known = failures.getIfPresent(key);
        if (known == null || known.count().get() < most) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), known.since().plusSeconds(windowSeconds));
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }

    /** A password was wrong. */
    public void failed(String login, String source) {
        String name = keyOf(login);
        Stream.of(name + SEPARATOR + source, name, SEPARATOR + source, ALL + SEPARATOR).forEach(this::count);
    }

    private void count(String key) {
        Instant now = clock.instant();
        failures.asMap().compute(key, (any, known) -> known == null || !now.isBefore(known.since().plusSeconds(windowSeconds))
                ? new Failures(now, new AtomicInteger()) : known).count().incrementAndGet();
    }

    /** A password was right: what its owner has mistyped before counts no more. */
    public void succeeded(String login, String source) {
        String pair = keyOf(login) + SEPARATOR + source;
        familiar.put(pair, Boolean.TRUE);
        failures.invalidate(pair);
    }

    /** What cannot be a login name counts as one name. */
    private String keyOf(String login) {
        try {
            return LoginName.of(login, limits).key();
        } catch (Refusal e) {
            return "";
        }
    }
}
