package org.ifolder.replication.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.ifolder.replication.protocol.HostKeys;
import org.ifolder.replication.protocol.RecordKey;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.simulation.Database.Row;

/** A host at a site: its disk, which stays, and its process, which comes and goes. A copied host has another site and the same id. */
final class SimulatedHost implements HostKeys {

    /** The record type of host records. */
    static final String HOST = "host";

    private final Simulation world;
    private final String site;
    private final String id;
    private Database database;
    private Database backup;
    private HostProcess process;

    SimulatedHost(Simulation world, String site, String id, Database database) {
        this.world = world;
        this.site = site;
        this.id = id;
        this.database = database;
    }

    String id() {
        return id;
    }

    /** Where it stands in the network: its id, unless it is a copy. */
    String site() {
        return site;
    }

    Reign reign() {
        return database.reign();
    }

    boolean isMaster() {
        return id.equals(reign().master());
    }

    Database database() {
        return database;
    }

    boolean isUp() {
        return process != null;
    }

    /** The running process. */
    HostProcess process() {
        return process;
    }

    long clock() {
        return world.clock();
    }

    void start() {
        process = new HostProcess(world, this);
    }

    /** All that is not committed is gone. */
    void crash() {
        process = null;
    }

    void backUp() {
        backup = database.copy();
    }

    void forgetBackup() {
        backup = null;
    }

    boolean hasBackup() {
        return backup != null;
    }

    /** The disk is what it was when it was last backed up. */
    void restoreBackup() {
        database = backup.copy();
    }

    /** The key of a host's own record. */
    static RecordPlace record(String master, String host) {
        return new RecordPlace(HOST, RecordKey.of(master, host));
    }

    /** A host knows the keys of those who were there at the founding, all others by their records. */
    @Override
    public boolean knows(String host) {
        if (host.equals(id) || host.equals(reign().master()) || host.equals(Simulation.FOUNDER)) {
            return true;
        }
        Row row = database.records.rows().get(record(Simulation.FOUNDER, host));
        return row != null && !row.removed();
    }

    @Override
    public boolean verifies(SealedBatch batch) {
        String host = batch.header().authority();
        return knows(host) && world.keyring().verifies(host, batch.body(), batch.signature());
    }

    /** A payload as a business transaction would write it. */
    static JsonNode payload(int value) {
        return JsonNodeFactory.instance.objectNode().put("value", value);
    }
}
