package org.ifolder.test.grid.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tells which host has opened a connection on this machine: the connecting end's port leads to its socket
 * ({@code /proc/net/tcp}), that to the process that has it open ({@code /proc/PID/fd}).
 */
final class ConnectionOrigin {

    private static final List<Path> SOCKETS = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int INODE = 9;

    private final Supplier<Map<String, Long>> processes;

    /** @param processes of the hosts that run now, by the hosts' names */
    ConnectionOrigin(Supplier<Map<String, Long>> processes) {
        this.processes = processes;
    }

    /** The host whose process has the connecting end, if it is a host's. */
    Optional<String> of(InetSocketAddress connecting, InetSocketAddress accepting) {
        return socket(connecting.getPort(), accepting.getPort()).flatMap(this::owner);
    }

    private static Optional<String> socket(int local, int remote) {
        return SOCKETS.stream().flatMap(file -> socket(file, local, remote).stream()).findFirst();
    }

    private static Optional<String> socket(Path file, int local, int remote) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1).map(line -> line.strip().split("\\s+"))
                    .filter(fields -> port(fields[LOCAL]) == local && port(fields[REMOTE]) == remote)
                    .map(fields -> "socket:[" + fields[INODE] + "]")
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
    }

    private Optional<String> owner(String socket) {
        return processes.get().entrySet().stream().filter(host -> hasOpen(host.getValue(), socket)).map(Map.Entry::getKey).findFirst();
    }

    private static boolean hasOpen(long process, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc", String.valueOf(process), "fd"))) {
            for (Path file : files) {
                if (isLinkTo(file, socket)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException ended) {
            return false;
        }
    }

    private static boolean isLinkTo(Path file, String socket) {
        try {
            return Files.readSymbolicLink(file).toString().equals(socket);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
