package org.ifolder.web.problem;

import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.ifolder.database.DatabaseRefusal;
import org.ifolder.peer.PeerUnreachable;
import org.ifolder.refusal.Refusal;

/** What a client is told of something thrown, however deep the container has wrapped it. */
final class ProblemTranslation {

    private static final int DEEPEST = 20;

    private ProblemTranslation() {
    }

    /** The problem to tell; empty for a failure of this host. */
    static Optional<Problem> translate(Throwable thrown) {
        WebApplicationException http = null;
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            Optional<Problem> problem = known(cause);
            if (problem.isPresent()) {
                return problem;
            }
            if (http == null && cause instanceof WebApplicationException found) {
                http = found;
            }
            cause = cause.getCause();
        }
        return Optional.ofNullable(http).map(ProblemTranslation::ofHttp);
    }

    private static Optional<Problem> known(Throwable thrown) {
        if (thrown instanceof Refusal refusal) {
            return Optional.of(ofRefusal(refusal));
        }
        if (thrown instanceof ConstraintViolationException fault) {
            return ConstraintFault.describe(fault);
        }
        if (thrown instanceof UnreadableBody body) {
            return Optional.of(JsonFault.describe(body.fault()));
        }
        if (thrown instanceof BodyTooLarge) {
            return Optional.of(Problem.of(ProblemType.TOO_LARGE, thrown.getMessage()));
        }
        if (thrown instanceof PeerUnreachable) {
            return Optional.of(Problem.of(ProblemType.UNAVAILABLE,
                    "The host that would have to act cannot be reached. Whether it has acted is not known; repeat the request"
                            + " with the same Idempotency-Key."));
        }
        if (thrown instanceof OptimisticLockException) {
            return Optional.of(atTheSameTime());
        }
        return thrown instanceof SQLException refused ? ofDatabase(DatabaseRefusal.of(refused)) : Optional.empty();
    }

    private static Optional<Problem> ofDatabase(DatabaseRefusal refusal) {
        return switch (refusal) {
            case CONSTRAINT, ROLLED_BACK, LOCKED -> Optional.of(atTheSameTime());
            case UNREACHABLE -> Optional.of(Problem.of(ProblemType.UNAVAILABLE,
                    "This host cannot reach its database. Whether it has acted is not known; repeat the request with the same"
                            + " Idempotency-Key."));
            case OTHER -> Optional.empty();
        };
    }

    private static Problem atTheSameTime() {
        return Problem.of(ProblemType.CONFLICT, "Another request has changed the same thing at the same time. Read it again and repeat.");
    }

    private static Problem ofRefusal(Refusal refusal) {
        ProblemType type = ProblemType.of(refusal.kind());
        return refusal.field()
                .map(field -> Problem.of(type, List.of(new FieldError(field, refusal.getMessage()))))
                .orElseGet(() -> Problem.of(type, refusal.getMessage()));
    }

    private static Problem ofHttp(WebApplicationException thrown) {
        int status = thrown.getResponse().getStatus();
        if (status == ProblemType.NOT_FOUND.status()) {
            return Problem.of(ProblemType.NOT_FOUND, "There is nothing at this path.");
        }
        return Problem.ofStatus(status, switch (status) {
            case 400 -> "The request cannot be read.";
            case 405 -> "The path does not know this method.";
            case 406 -> "None of the media types that Accept names can be answered.";
            case 415 -> "The body's Content-Type is not one that is accepted here.";
            default -> null;
        });
    }
}
