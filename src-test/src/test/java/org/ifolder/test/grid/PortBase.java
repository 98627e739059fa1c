package org.ifolder.test.grid;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds ports for a grid of hosts that nobody uses now. Chosen at random, so that two builds on one machine hardly meet, and below
 * the range from which Linux takes the ports of outgoing connections.
 */
public final class PortBase {

    private static final List<Integer> PORTS_OF_A_HOST = List.of(8443, 8080, 7443, 5445, 9990, 5432);
    private static final int HOST_STEP = 100;
    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 22_000;

    private PortBase() {
    }

    /**
     * A port base, as {@code domain.sh --port-base} takes it.
     *
     * @param hosts for how many hosts all ports are free
     */
    public static int free(int hosts) {
        List<Integer> bases = IntStream.rangeClosed(LOWEST / HOST_STEP, HIGHEST / HOST_STEP).mapToObj(step -> step * HOST_STEP)
                .collect(Collectors.toList());
        Collections.shuffle(bases);
        return bases.stream().filter(base -> isFree(base, hosts)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports for " + hosts + " hosts"));
    }

    private static boolean isFree(int base, int hosts) {
        return IntStream.range(0, hosts)
                .boxed()
                .flatMap(host -> PORTS_OF_A_HOST.stream().map(port -> port + base + HOST_STEP * host))
                .allMatch(PortBase::isFree);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
