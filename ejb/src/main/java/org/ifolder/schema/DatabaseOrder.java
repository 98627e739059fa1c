package org.ifolder.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The order in which a database compares text. Digests of key ranges and the pages of a copy are those of other hosts only where all
 * compare keys by code point.
 */
final class DatabaseOrder {

    /** Pairs that languages order otherwise, or not at all, and that an encoding other than UTF-8 cannot hold. */
    private static final List<List<String>> BY_CODE_POINT = List.of(List.of("B", "a"), List.of("a-c", "ab"), List.of("z", "é"),
            List.of("_", "a"), List.of("A", "_"), List.of("é", "ж"), List.of("ж", "日"));

    private DatabaseOrder() {
    }

    /** @throws IllegalStateException when the database compares otherwise than by code point, or does not hold all characters */
    static void check(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement comparison = connection.prepareStatement(
                        "select case when cast(? as varchar) < cast(? as varchar) then 1 else 0 end")) {
            for (List<String> pair : BY_CODE_POINT) {
                if (!isInOrder(comparison, pair)) {
                    throw new IllegalStateException("the database does not compare text by code point, '" + pair.get(0) + "' before '"
                            + pair.get(1) + "': create it with ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
                }
            }
        }
    }

    private static boolean isInOrder(PreparedStatement comparison, List<String> pair) throws SQLException {
        for (int i = 0; i < pair.size(); i++) {
            comparison.setString(i + 1, pair.get(i));
        }
        try (ResultSet row = comparison.executeQuery()) {
            return row.next() && row.getInt(1) == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not hold all characters: create it with ENCODING 'UTF8'", e);
        }
    }
}
