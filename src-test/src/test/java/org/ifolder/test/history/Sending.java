package org.ifolder.test.history;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ifolder.test.api.Answer;

/** Sends one operation, once, and notes in the history what the answer, or none, says of it. */
final class Sending {

    private static final int UNAVAILABLE = 503;

    private Sending() {
    }

    /**
     * @param more what is known only by the answer, asked for when it says that it is done
     * @return the answer, if it says that it is done
     */
    static Optional<Answer> send(Operation operation, Supplier<Answer> request, Function<Answer, Map<Subject, String>> more) {
        Answer answer;
        try {
            answer = request.get();
        } catch (UncheckedIOException e) {
            operation.end(neverReached(e) ? Outcome.REFUSED : Outcome.UNKNOWN, String.valueOf(e.getCause()));
            return Optional.empty();
        }
        Outcome outcome = outcome(answer);
        boolean done = outcome == Outcome.ACKNOWLEDGED;
        operation.end(outcome, answer.status() + (done ? "" : " " + answer.body()), done ? more.apply(answer) : Map.of());
        return done ? Optional.of(answer) : Optional.empty();
    }

    static Optional<Answer> send(Operation operation, Supplier<Answer> request) {
        return send(operation, request, answer -> Map.of());
    }

    private static boolean neverReached(UncheckedIOException e) {
        return e.getCause() instanceof ConnectException || e.getCause() instanceof HttpConnectTimeoutException;
    }

    /** A host that is told to ask another says by the word "known" that it does not know what became of the request there. */
    private static Outcome outcome(Answer answer) {
        if (answer.status() / 100 == 2) {
            return Outcome.ACKNOWLEDGED;
        }
        boolean problem = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
        if (answer.status() / 100 == 4
                || answer.status() == UNAVAILABLE && problem && !answer.json().path("detail").asText().contains("not known")) {
            return Outcome.REFUSED;
        }
        return Outcome.UNKNOWN;
    }
}
