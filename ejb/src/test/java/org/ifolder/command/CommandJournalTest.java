package org.ifolder.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.ifolder.refusal.Refusal;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R1.1")
@Tag("on-postgresql")
class CommandJournalTest {

    private static final CommandKey KEY = new CommandKey("administrator:admin", "k1");
    private static final CommandOutcome CREATED = new CommandOutcome(201, Map.of("ETag", "\"1.1.1\""),
            "{}".getBytes(StandardCharsets.UTF_8));

    private final EmbeddedHost host = EmbeddedHost.master("h0");
    private final CommandJournal journal = host.bean(CommandJournal.class);
    private int acted;

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void theSameCommandActsOnceAndIsAnsweredAgain() {
        CommandOutcome first = journal.once(KEY, "f", this::act);
        CommandOutcome second = journal.once(KEY, "f", this::act);
        assertThat(acted).isEqualTo(1);
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.headers()).isEqualTo(first.headers());
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void anotherCallersKeyIsAnotherCommand() {
        journal.once(KEY, "f", this::act);
        journal.once(new CommandKey("member:m1", KEY.key()), "f", this::act);
        assertThat(acted).isEqualTo(2);
    }

    @Test
    void aKeyIsNotForTwoRequests() {
        journal.once(KEY, "f", this::act);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> journal.once(KEY, "g", this::act))
                .satisfies(refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                    assertThat(refusal.field()).contains("Idempotency-Key");
                });
        assertThat(acted).isEqualTo(1);
    }

    @Test
    void whatWasRefusedMayBeTriedAgain() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> journal.once(KEY, "f", () -> {
            throw Refusal.unavailable("Not now.");
        }));
        assertThat(journal.once(KEY, "f", this::act).status()).isEqualTo(201);
        assertThat(acted).isEqualTo(1);
    }

    @Test
    void whatTheCommandDidIsGoneWhereItsAnswerIsNotKept() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> journal.once(KEY, "f", () -> {
            host.em().persist(new RecordedCommand(new CommandKey("witness", "w"), "f", 0));
            throw Refusal.conflict(null, "Too late.");
        }));
        assertThat(journal.once(new CommandKey("witness", "w"), "f", this::act).status()).isEqualTo(201);
    }

    @Test
    void theSameCommandAtTheSameTimeIsRefusedUntilTheFirstIsDone() {
        CommandOutcome first = journal.once(KEY, "f", () -> {
            assertThat(CompletableFuture.supplyAsync(() -> journal.once(KEY, "f", this::act)))
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(Refusal.class);
            return act();
        });
        assertThat(first.status()).isEqualTo(201);
        assertThat(acted).isEqualTo(1);
        assertThat(journal.once(KEY, "f", this::act).status()).isEqualTo(201);
        assertThat(acted).isEqualTo(1);
    }

    @Test
    void commandsAreForgottenAfterTheirTime() {
        journal.once(KEY, "f", this::act);
        assertThat(journal.forgetBefore(EmbeddedHost.NOW)).isZero();
        assertThat(journal.forgetBefore(EmbeddedHost.NOW.plusMillis(1))).isEqualTo(1);
        journal.once(KEY, "f", this::act);
        assertThat(acted).isEqualTo(2);
    }

    private CommandOutcome act() {
        acted++;
        return CREATED;
    }
}
