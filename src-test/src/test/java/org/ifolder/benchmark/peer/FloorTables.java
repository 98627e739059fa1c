package org.ifolder.benchmark.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The tables of {@link JdbcFloor} beside that of members. */
final class FloorTables {

    private static final String[] COMMON = {MemberTable.CREATE,
        "alter table member add column version bigint not null default 0, add column content_hash text",
        "create table sealed_batch (from_sequence bigint primary key, to_sequence bigint not null, content bytea not null)"};

    private FloorTables() {
    }

    static void createAtMaster(PostgresCluster cluster) throws SQLException {
        cluster.execute(COMMON);
        cluster.execute("create table outbox (id bigserial primary key, payload text not null)");
    }

    static void createAtSlave(PostgresCluster cluster) throws SQLException {
        cluster.execute(COMMON);
        cluster.execute("create table replication_cursor (sequence bigint not null)");
    }

    /** Keeps a batch in the transaction of a connection. */
    static void insert(Connection connection, Batch batch) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into sealed_batch values (?, ?, ?)")) {
            insert.setLong(1, batch.from());
            insert.setLong(2, batch.to());
            insert.setBytes(3, batch.content());
            insert.executeUpdate();
        }
    }
}
