package org.ifolder.command;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import org.ifolder.database.DatabaseRefusal;
import org.ifolder.refusal.Refusal;

/**
 * Lets a command act once although it comes again: what it changes and the record of its answer commit in one transaction, so that
 * also a crash between commit and answer leaves the answer for the retry (R1.1).
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class CommandJournal {

    private static final String FIELD = "Idempotency-Key";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    /**
     * Carries the command out, or returns the answer that it had when it was carried out. A command that was refused has changed
     * nothing; it is not recorded, and acts when it comes again.
     *
     * @param fingerprint tells apart requests that ask for different things
     * @throws Refusal {@code CONFLICT} when the key was used for another request, or the same command is being carried out now
     */
    public CommandOutcome once(CommandKey key, String fingerprint, Act act) {
        RecordedCommand earlier = em.find(RecordedCommand.class, RecordedCommand.id(key));
        if (earlier != null) {
            if (!earlier.isOf(fingerprint)) {
                throw Refusal.conflict(FIELD, "was used for another request");
            }
            return earlier.outcome();
        }
        RecordedCommand command = claim(key, fingerprint);
        CommandOutcome outcome = perform(act);
        command.answered(outcome);
        return outcome;
    }

    /** Forgets what was decided before {@code time}. @return how many were forgotten */
    public int forgetBefore(Instant time) {
        return em.createQuery("delete from RecordedCommand c where c.decidedAt < :time")
                .setParameter("time", time.toEpochMilli())
                .executeUpdate();
    }

    /** Writes the key at once, so that the same command at the same time waits here, and then finds it taken. */
    private RecordedCommand claim(CommandKey key, String fingerprint) {
        RecordedCommand command = new RecordedCommand(key, fingerprint, clock.millis());
        try {
            em.persist(command);
            em.flush();
        } catch (PersistenceException e) {
            DatabaseRefusal refusal = DatabaseRefusal.of(e);
            if (refusal != DatabaseRefusal.CONSTRAINT && refusal != DatabaseRefusal.LOCKED) {
                throw e;
            }
            throw Refusal.conflict(FIELD, "belongs to a request that is being carried out; repeat it to get its answer");
        }
        return command;
    }

    private static CommandOutcome perform(Act act) {
        try {
            return act.perform();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new EJBException(e);
        }
    }
}
