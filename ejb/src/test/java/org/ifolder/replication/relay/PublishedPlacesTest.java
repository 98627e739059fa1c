package org.ifolder.replication.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.ifolder.replication.catchup.ConnectedHosts;
import org.ifolder.replication.log.Publication.Place;
import org.ifolder.replication.log.PublicationQueue;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R7.9")
class PublishedPlacesTest {

    private static final StreamId DOMAIN = new StreamId(CollectionName.DOMAIN, "m");

    private final ConnectedHosts hosts = new ConnectedHosts();
    private final EmbeddedHost master = hosts.connect(EmbeddedHost.master("m"));
    private final PublishedPlaces places = master.bean(PublishedPlaces.class);

    @BeforeEach
    void threeBatchesOfWhichTheFirstIsNotRemembered() {
        for (int batch = 0; batch < 3; batch++) {
            master.member("member" + batch, "m");
            ConnectedHosts.seal(master, DOMAIN);
        }
        PublicationQueue queue = master.bean(PublicationQueue.class);
        queue.next();
        places.published(queue.next().orElseThrow(), 2_000);
        places.published(queue.next().orElseThrow(), 3_000);
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    @Test
    void whatIsRememberedCostsNoStatement() {
        assertThat(master.statementsOf(() -> {
            assertThat(places.firstAfter(DOMAIN, 1)).contains(new Place(2, 2_000));
            assertThat(places.firstAfter(DOMAIN, 2)).contains(new Place(3, 3_000));
        })).isZero();
    }

    @Test
    void whatIsOlderIsLookedUp() {
        assertThat(places.firstAfter(DOMAIN, 0)).contains(new Place(1, EmbeddedHost.NOW.toEpochMilli()));
    }

    @Test
    void nothingIsAfterTheLast() {
        assertThat(places.firstAfter(DOMAIN, 3)).isEmpty();
    }

    @Test
    void nothingIsKnownOfAStreamThatIsNotPublished() {
        assertThat(places.firstAfter(new StreamId(CollectionName.CATALOG, "m"), 0)).isEmpty();
    }
}
