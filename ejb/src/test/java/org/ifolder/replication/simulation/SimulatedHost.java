package org.ifolder.replication.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.BatchHeader;
import org.ifolder.replication.protocol.HostKeys;
import org.ifolder.replication.protocol.RecordKey;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.simulation.Database.Row;

/** A host at a site: its disk, which stays, and its process, which comes and goes. A copied host has another site and the same id. */
final class SimulatedHost implements HostKeys, Authorities {

    /** The field of a removed host's record that names its heir; beside it stands, by collection, how far its key counts. */
    static final String HEIR = "heir";

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
        return at(batch.stream(), batch.header().term()).filter(host -> isBeforeItsEnd(batch, host))
                .filter(host -> knows(host) && world.keyring().verifies(host, batch.body(), batch.signature())).isPresent();
    }

    /** The key of a host that was removed counts for what it had signed when its record says that its heir goes on. */
    private boolean isBeforeItsEnd(SealedBatch batch, String signer) {
        JsonNode record = payloadOf(signer);
        return !record.has(HEIR) || batch.header().to() <= record.path(batch.header().collection().toString()).asLong();
    }

    @Override
    public List<String> line(String host) {
        JsonNode record = payloadOf(host);
        return record.has(HEIR) ? List.of(host, record.path(HEIR).asText()) : List.of(host);
    }

    @Override
    public Set<String> inheritedBy(String host) {
        return world.removed().stream().filter(removed -> of(removed).equals(host) && !removed.equals(host)).collect(Collectors.toSet());
    }

    @Override
    public long beginsAfter(StreamId stream, long term) {
        return term == BatchHeader.FIRST_TERM ? 0 : payloadOf(stream.authority()).path(stream.collection().toString()).asLong();
    }

    private JsonNode payloadOf(String host) {
        Row row = database.records.rows().get(record(Simulation.FOUNDER, host));
        return row == null || row.removed() ? MissingNode.getInstance() : row.payload();
    }

    /** A payload as a business transaction would write it. */
    static JsonNode payload(int value) {
        return JsonNodeFactory.instance.objectNode().put("value", value);
    }
}
