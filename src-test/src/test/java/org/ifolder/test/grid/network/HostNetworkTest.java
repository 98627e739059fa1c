package org.ifolder.test.grid.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** This process is the host {@code here}; the host {@code there} is a door of its own behind a proxy. */
class HostNetworkTest {

    private static final int PATIENCE = 5_000;
    private static final int MOMENT = 200;

    private final HostNetwork network = new HostNetwork(() -> Map.of("here", ProcessHandle.current().pid()));
    private ServerSocket door;
    private Socket near;
    private Socket far;

    @BeforeEach
    void connect() throws IOException {
        door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        int port = network.inFrontOf("there", door.getLocalPort());
        near = new Socket(InetAddress.getLoopbackAddress(), port);
        far = door.accept();
        near.setSoTimeout(PATIENCE);
        far.setSoTimeout(PATIENCE);
    }

    @AfterEach
    void close() throws IOException {
        network.close();
        near.close();
        far.close();
        door.close();
    }

    @Test
    void carriesBothWaysAndCountsByHost() throws IOException {
        send(near, far, 7);
        send(far, near, 8);

        assertThat(network.traffic("here", "there")).isEqualTo(new LinkTraffic(1, 1, 0, 0, 0, 0));
        assertThat(network.traffic("there", "here")).isEqualTo(new LinkTraffic(0, 1, 0, 0, 0, 0));
    }

    @Test
    void endOfOneDirectionLeavesTheOther() throws IOException {
        near.shutdownOutput();

        assertThat(far.getInputStream().read()).isEqualTo(-1);
        send(far, near, 9);
    }

    @Test
    void cutBreaksWhatIsThereAndRefusesWhatIsNewUntilTheLinkIsRestored() throws IOException {
        network.cut("there", "here");

        assertThatThrownBy(() -> far.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> near.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> {
            try (Socket refused = new Socket(InetAddress.getLoopbackAddress(), near.getPort())) {
                refused.setSoTimeout(PATIENCE);
                refused.getInputStream().read();
            }
        }).isInstanceOf(SocketException.class);
        assertThat(network.traffic("here", "there").cut()).isEqualTo(2);

        network.restore("here", "there");
        try (Socket again = new Socket(InetAddress.getLoopbackAddress(), near.getPort()); Socket accepted = door.accept()) {
            accepted.setSoTimeout(PATIENCE);
            send(again, accepted, 5);
        }
    }

    @Test
    void cutOfAnotherLinkIsNoCutOfThisOne() throws IOException {
        network.cut("there", "elsewhere");

        send(near, far, 7);
    }

    @Test
    void oneWayCutLetsAllVanishOneWayAndCarriesTheOther() throws IOException {
        network.cutOneWay("here", "there");
        near.getOutputStream().write(7);
        far.setSoTimeout(MOMENT);

        assertThatThrownBy(() -> far.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        send(far, near, 8);
        assertThat(network.traffic("here", "there").vanished()).isEqualTo(1);

        network.restore("here", "there");
        assertThatThrownBy(() -> near.getInputStream().read()).as("a connection of which something is missing")
                .isInstanceOf(SocketException.class);
    }

    @Test
    void slowLinkCarriesLaterAndInOrder() throws IOException {
        network.slow("here", "there", new LinkQuality(Duration.ofMillis(MOMENT), Duration.ofMillis(MOMENT), 0, 0));
        long begun = System.nanoTime();
        for (int i = 1; i <= 3; i++) {
            near.getOutputStream().write(i);
        }

        assertThat(far.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(MOMENT));
        assertThat(network.traffic("here", "there").delayed()).isPositive();
    }

    @Test
    void badLinkResetsConnections() throws IOException {
        network.slow("here", "there", new LinkQuality(Duration.ZERO, Duration.ZERO, 0, 1));

        assertThatThrownBy(() -> {
            for (int sent = 0; sent <= 2 * LinkQuality.RESET_WITHIN_BYTES; sent++) {
                send(near, far, 7);
            }
        }).isInstanceOf(IOException.class);
        assertThat(network.traffic("here", "there").reset()).isEqualTo(1);
    }

    private static void send(Socket from, Socket to, int value) throws IOException {
        from.getOutputStream().write(value);
        int read = to.getInputStream().read();
        if (read < 0) {
            throw new IOException("ended");
        }
        assertThat(read).isEqualTo(value);
    }
}
