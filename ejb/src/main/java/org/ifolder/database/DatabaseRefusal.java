package org.ifolder.database;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** Why a database did not do what it was asked, as its SQLSTATE says, however deep the persistence provider has wrapped it. */
public enum DatabaseRefusal {

    /** The key is there already, or another constraint is violated (class 23 of ISO 9075-2). */
    CONSTRAINT,
    /** Another transaction held the row for too long. */
    LOCKED,
    /** It was rolled back in favour of another transaction (class 40 of ISO 9075-2). */
    ROLLED_BACK,
    /** The database cannot be reached, or is ending or starting. */
    UNREACHABLE,
    /** None of these. */
    OTHER;

    private static final int DEEPEST = 30;

    /** H2, as ODBC names it; PostgreSQL. */
    private static final Set<String> LOCK_TIMEOUTS = Set.of("HYT00", "55P03");

    /** PostgreSQL: ended by its administrator, by a crash, or not yet ready. */
    private static final Set<String> ENDINGS = Set.of("57P01", "57P02", "57P03");

    /** What the first cause says that says anything. */
    public static DatabaseRefusal of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            DatabaseRefusal refusal = cause instanceof SQLException sql ? of(sql) : OTHER;
            if (refusal != OTHER) {
                return refusal;
            }
            cause = cause.getCause();
        }
        return OTHER;
    }

    private static DatabaseRefusal of(SQLException failure) {
        if (failure instanceof SQLIntegrityConstraintViolationException) {
            return CONSTRAINT;
        }
        if (failure instanceof SQLNonTransientConnectionException || failure instanceof SQLTransientConnectionException) {
            return UNREACHABLE;
        }
        return failure.getSQLState() == null ? OTHER : ofState(failure.getSQLState());
    }

    private static DatabaseRefusal ofState(String state) {
        if (LOCK_TIMEOUTS.contains(state)) {
            return LOCKED;
        }
        if (state.startsWith("23")) {
            return CONSTRAINT;
        }
        if (state.startsWith("40")) {
            return ROLLED_BACK;
        }
        return state.startsWith("08") || ENDINGS.contains(state) ? UNREACHABLE : OTHER;
    }
}
