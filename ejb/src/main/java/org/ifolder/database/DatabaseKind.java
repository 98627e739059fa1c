package org.ifolder.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Which database a host has, and the statements in which the two differ. */
enum DatabaseKind {

    H2 {
        @Override
        String upsert(RowTable table) {
            return "merge into " + table.name() + " (" + String.join(", ", table.columns()) + ") key ("
                    + String.join(", ", table.keys()) + ") values (" + marks(table) + ")";
        }
    },

    POSTGRESQL {
        @Override
        String upsert(RowTable table) {
            List<String> others = table.columns().stream().filter(column -> !table.keys().contains(column)).toList();
            return "insert into " + table.name() + " (" + String.join(", ", table.columns()) + ") values (" + marks(table)
                    + ") on conflict (" + String.join(", ", table.keys()) + ") do update set "
                    + others.stream().map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));
        }
    };

    static DatabaseKind of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default -> throw new IllegalStateException("a host's database is H2 or PostgreSQL, not " + product);
        };
    }

    /** Writes a row, over the one that has its key. */
    abstract String upsert(RowTable table);

    private static String marks(RowTable table) {
        return table.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
    }
}
