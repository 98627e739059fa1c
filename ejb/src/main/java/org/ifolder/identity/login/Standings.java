package org.ifolder.identity.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.ifolder.domain.member.StandingChanged;

/**
 * Members' standings, kept in memory, as each request with a token asks for one. What this host commits counts at once: the end of a member's
 * sessions, a role that was taken from them, a change of their record. The time limit is for what comes into the database by no transaction of this
 * process.
 */
@ApplicationScoped
class Standings {

    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Cache<String, Standing> known = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(LONGEST).build();

    private final AtomicLong changes = new AtomicLong();

    @Inject
    private StandingStore store;

    /** The member's; empty when no such member is known here. */
    Optional<Standing> of(String memberId) {
        Standing remembered = known.getIfPresent(memberId);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        long before = changes.get();
        Optional<Standing> read = store.read(memberId);
        // What may have been read before a change is not remembered after it; and what is put in just before, forget() takes out.
        read.ifPresent(standing -> known.asMap().compute(memberId, (id, other) -> changes.get() == before ? standing : null));
        return read;
    }

    void forget(@Observes StandingChanged changed) {
        changes.incrementAndGet();
        known.invalidateAll(changed.memberIds());
    }
}
