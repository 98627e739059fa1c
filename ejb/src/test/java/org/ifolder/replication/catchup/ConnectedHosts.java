package org.ifolder.replication.catchup;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ifolder.peer.StreamLog;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.RecordRanges;
import org.ifolder.replication.protocol.snapshot.RecordStamps;
import org.ifolder.testing.EmbeddedHost;

/** Hosts that ask each other directly, and do at once what the product does on another thread. */
public final class ConnectedHosts implements AutoCloseable {

    private final Map<String, EmbeddedHost> hosts = new HashMap<>();

    /** Has this host be the one that others reach under its id; the one that was before is out of reach. */
    public EmbeddedHost connect(EmbeddedHost host) {
        EmbeddedHost connected = connectUnheard(host);
        connected.bean(OwnNumbering.class).maySeal(new StreamId(CollectionName.DOMAIN, host.id()), Set.of());
        return connected;
    }

    /** The same, of a host that has heard nobody yet and so numbers nothing. */
    public EmbeddedHost connectUnheard(EmbeddedHost host) {
        hosts.put(host.id(), host);
        return host.with(StreamSources.class, new Direct(host.id()))
                .with(ManagedExecutorService.class, (ManagedExecutorService) Proxy.newProxyInstance(
                        ConnectedHosts.class.getClassLoader(), new Class<?>[] {ManagedExecutorService.class},
                        (self, method, arguments) -> {
                            ((Runnable) arguments[0]).run();
                            return null;
                        }));
    }

    /** Seals what the host has changed. */
    public static SealedBatch seal(EmbeddedHost host, StreamId stream) {
        return host.bean(ReplicationTransactions.class).seal(stream).orElseThrow();
    }

    /** How the host has the stream. */
    public static StreamProgress progress(EmbeddedHost host, StreamId stream) {
        return host.bean(ReplicationTransactions.class).read(store -> store.progress(stream));
    }

    /** The stream's records at the host. */
    public static List<Change> records(EmbeddedHost host, StreamId stream) {
        return host.bean(ReplicationTransactions.class).read(store ->
                store.records(DigestScope.of(stream), RecordPlace.FIRST, Integer.MAX_VALUE, Integer.MAX_VALUE).records());
    }

    /** Whether the digest that the host keeps is that of its records. */
    public static boolean addsUp(EmbeddedHost host, StreamId stream) {
        Digest sum = Digest.empty();
        records(host, stream).stream().filter(record -> !record.removed()).forEach(record -> sum.add(record.contentHash()));
        return sum.fingerprint().equals(host.<String>call(() ->
                host.bean(ReplicationTransactions.class).read(store -> store.digest(DigestScope.of(stream)).fingerprint())));
    }

    @Override
    public void close() {
        hosts.values().forEach(EmbeddedHost::close);
    }

    /** Asks the other host's boundary, as the private API does. */
    private final class Direct implements StreamSources {

        private final String asking;

        private Direct(String asking) {
            this.asking = asking;
        }

        private StreamLog at(String host) {
            if (!hosts.containsKey(host)) {
                throw new SourceUnreachable("host " + host + " is out of reach", null);
            }
            return hosts.get(host).bean(StreamLog.class);
        }

        @Override
        public StreamDescription describe(String host, StreamId stream) {
            return at(host).describe(stream, asking);
        }

        @Override
        public Optional<List<SealedBatch>> batchesAfter(String host, StreamId stream, long sequence) {
            var page = at(host).after(stream, sequence, asking);
            return page.trimmed() ? Optional.empty() : Optional.of(page.batches().stream()
                    .map(batch -> BatchFormat.read(batch.body(), batch.signature())).toList());
        }

        @Override
        public RecordPage records(String host, StreamId stream, RecordPlace after, int maximumRecords, int maximumBytes) {
            return at(host).records(stream, after, maximumRecords, maximumBytes, asking);
        }

        @Override
        public RecordRanges ranges(String host, StreamId stream, RecordPlace after, RecordPlace upTo, int parts) {
            return at(host).ranges(stream, after, upTo, parts);
        }

        @Override
        public RecordStamps stamps(String host, StreamId stream, RecordPlace after, RecordPlace upTo) {
            return at(host).stamps(stream, after, upTo);
        }
    }
}
