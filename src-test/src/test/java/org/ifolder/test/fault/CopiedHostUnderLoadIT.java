package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.time.Duration;
import org.ifolder.test.grid.CopiedHost;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.history.Faulted;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host's folder is copied, and the copy started beside it, while clients write at all hosts. */
@Tag("fault")
@Tag("every-build")
@Tag("R7.3")
class CopiedHostUnderLoadIT {

    private static final Duration TOGETHER = Duration.ofSeconds(5);

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private final GridHost original = domain.host(2);

    @Test
    void theHostGoesOnAndNothingAcknowledgedIsLostWhenACopyOfItRuns() {
        domain.kill(original);
        try (CopiedHost copy = domain.cloneHost(original)) {
            domain.start(original);
            faulted.begin("a second copy of a slave", copy::start);
            eventually(() -> assertThat(isCopied()).isTrue());
            faulted.fired("the master shows the second copy");
            faulted.writeFor(TOGETHER);
            faulted.end(copy::close);
        }
        eventually(() -> assertThat(isCopied()).isFalse());
    }

    private boolean isCopied() {
        return domain.asAdministrator(domain.master()).all("replication").stream()
                .anyMatch(host -> host.path("name").asText().equals(original.name()) && host.path("secondCopySince").isTextual());
    }
}
