package org.ifolder.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Writes plain rows, each over the one that has its key, by the database's own statement for it. Without asking what is there
 * first, so that two transactions at once do no harm either. Not for rows that the same transaction reads or writes as entities.
 */
@ApplicationScoped
public class Upsert {

    @PersistenceContext
    private EntityManager em;

    private volatile DatabaseKind kind;

    /** Writes rows within the current transaction, in one batch; no two of one key. */
    public void write(RowTable table, Collection<List<?>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Connection connection = em.unwrap(Connection.class);
        try (PreparedStatement statement = connection.prepareStatement(kind(connection).upsert(table))) {
            for (List<?> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    statement.setObject(i + 1, row.get(i));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new PersistenceException("rows of " + table.name() + " could not be written", e);
        }
    }

    private DatabaseKind kind(Connection connection) throws SQLException {
        DatabaseKind known = kind;
        if (known == null) {
            known = DatabaseKind.of(connection);
            kind = known;
        }
        return known;
    }
}
