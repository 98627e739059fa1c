package org.ifolder.replication.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.ifolder.replication.protocol.HostKeys;
import org.ifolder.replication.protocol.RecordKey;
import org.ifolder.replication.simulation.Database.RecordId;
import org.ifolder.replication.simulation.Database.Row;

/** A host: its disk, which stays, and its process, which comes and goes. */
final class SimulatedHost implements HostKeys {

    /** The record type of host records. */
    static final String HOST = "host";

    private final Simulation world;
    private final String id;
    private final Database database = new Database();
    private HostProcess process;

    SimulatedHost(Simulation world, String id) {
        this.world = world;
        this.id = id;
    }

    String id() {
        return id;
    }

    boolean isMaster() {
        return id.equals(world.reign().master());
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

    void start() {
        process = new HostProcess(world, this);
    }

    /** All that is not committed is gone. */
    void crash() {
        process = null;
    }

    /** The key of a host's own record. */
    static RecordId record(String master, String host) {
        return new RecordId(HOST, RecordKey.of(master, host));
    }

    /** A host knows the master's key and its own from the start, all others by their records. */
    @Override
    public boolean knows(String host) {
        if (host.equals(id) || host.equals(world.reign().master())) {
            return true;
        }
        Row row = database.records.rows().get(record(world.reign().master(), host));
        return row != null && !row.removed();
    }

    @Override
    public boolean verifies(String host, byte[] bytes, String signature) {
        return knows(host) && world.keyring().verifies(host, bytes, signature);
    }

    /** A payload as a business transaction would write it. */
    static JsonNode payload(int value) {
        return JsonNodeFactory.instance.objectNode().put("value", value);
    }
}
