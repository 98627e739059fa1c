package org.ifolder.replication.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.ifolder.replication.catchup.ConnectedHosts;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long a scrub takes. Not run by the build: {@code mvn test -Dtest=ScrubMeasurement}. */
class ScrubMeasurement {

    private static final Logger LOG = LoggerFactory.getLogger(ScrubMeasurement.class);

    private static final int RECORDS = 100_000;
    private static final int AT_ONCE = 1000;
    private static final StreamId STREAM = new StreamId(CollectionName.DOMAIN, "m");

    @Test
    void measure() {
        try (ConnectedHosts hosts = new ConnectedHosts()) {
            EmbeddedHost host = hosts.connect(EmbeddedHost.master("m"));
            host.member("someone", "m");
            ConnectedHosts.seal(host, STREAM);
            fill(host);
            for (int i = 0; i < 3; i++) {
                long begun = System.nanoTime();
                host.bean(Scrub.class).scrub(STREAM).ifPresent(how -> {
                    throw new IllegalStateException(how);
                });
                LOG.info("{} records: {} ms", RECORDS, (System.nanoTime() - begun) / 1_000_000);
            }
        }
    }

    private static void fill(EmbeddedHost host) {
        Change template = ConnectedHosts.records(host, STREAM).get(0);
        Digest sum = Digest.empty();
        sum.add(template.contentHash());
        for (int from = 1; from < RECORDS; from += AT_ONCE) {
            List<Change> page = new ArrayList<>();
            for (int i = from; i < Math.min(RECORDS, from + AT_ONCE); i++) {
                ObjectNode payload = template.payload().deepCopy();
                payload.put("loginName", "member" + i).put("loginKey", "member" + i);
                page.add(new Change(template.type(), "m-" + i, template.version(), false, payload));
                sum.add(page.get(page.size() - 1).contentHash());
            }
            host.run(() -> host.replica(template.type()).overwrite(page));
        }
        host.bean(ReplicationTransactions.class).write(store -> {
            store.save(DigestScope.of(STREAM), sum);
            return null;
        });
    }
}
