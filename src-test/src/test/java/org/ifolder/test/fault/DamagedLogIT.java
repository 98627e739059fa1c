package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostDatabase;
import org.ifolder.test.grid.HostLog;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.history.Faulted;
import org.ifolder.test.system.Agreement;
import org.ifolder.test.system.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The log of sealed batches, which takes the place of a broker's journal, is damaged at the master while a slave is away that needs
 * it to catch up: the master says that it gives the log up, and the slave copies the records. The last batch of a stream is left as it is; it proves what
 * is copied. (The broker has no journal of its own, and its folder nothing that could be deleted.)
 */
@Tag("fault")
@Tag("R7.2")
class DamagedLogIT {

    private static final Duration A_WHILE = Duration.ofSeconds(8);
    private static final String NEEDED = " where collection = 'CATALOG' and authority = ? and from_sequence > cast(? as bigint)"
            + " and to_sequence < (select sequence_no from replication_stream where collection = 'CATALOG' and authority = ?)";

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private final GridHost master = domain.master();
    private final GridHost away = domain.host(2);
    private final Agreement agreement = new Agreement(domain);
    private final String writing = new Scenario(domain).idOf(domain.host(1));

    @Test
    void slaveCatchesUpThoughBytesOfTheLogAreDisplaced() {
        damage("bytes of sealed batches displaced", "update sealed_batch set body = substring(body from 1 for 150)"
                + " || substring(body from 161) || substring(body from 151 for 10)" + NEEDED);
    }

    @Test
    void slaveCatchesUpThoughBatchesAreDeletedFromTheLog() {
        damage("sealed batches deleted from the log", "delete from sealed_batch" + NEEDED);
    }

    @Test
    void slaveCatchesUpThoughSignaturesInTheLogAreDamaged() {
        damage("signatures of sealed batches damaged", "update sealed_batch set signature = substring(signature from 2 for 1)"
                + " || substring(signature from 1 for 1) || substring(signature from 3)" + NEEDED);
    }

    private void damage(String what, String sql) {
        faulted.begin(what, () -> domain.kill(away), away, master);
        faulted.writeFor(A_WHILE);
        long has = new HostDatabase(away).sequence("CATALOG", writing);
        domain.kill(master);
        int rows = new HostDatabase(master).change(sql, writing, String.valueOf(has), writing);
        assertThat(rows).as("damaged batches").isPositive();
        faulted.fired(rows + " batches after " + has + " are damaged");
        HostLog atMaster = HostLog.fromNowOn(master);
        HostLog atAway = HostLog.fromNowOn(away);
        domain.start(master);
        faulted.end(() -> domain.start(away));
        faulted.awaitRecovery();
        assertThat(atMaster.linesWith("The log is given up")).as("what the master's log says of it").anyMatch(this::ofTheStream);
        assertThat(atAway.linesWith("copied from host")).as("what the slave's log says of it").anyMatch(this::ofTheStream);
        assertThat(agreement.stream(away, "CATALOG", writing).path("horizon").asLong(-1)).as("where the log of the copied stream begins")
                .isGreaterThan(has);
    }

    private boolean ofTheStream(String line) {
        return line.contains("CATALOG/" + writing);
    }
}
