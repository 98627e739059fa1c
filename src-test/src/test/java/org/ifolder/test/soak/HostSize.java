package org.ifolder.test.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostDatabase;

/**
 * How large a host is at a moment.
 *
 * @param residentMegabytes memory of its process
 * @param dataMegabytes its database on the disk
 */
record HostSize(long residentMegabytes, long dataMegabytes) {

    private static final int MEGA = 20;
    private static final int KILO = 10;

    static HostSize of(GridHost host) {
        try (Stream<String> status = Files.lines(Path.of("/proc/" + host.pid() + "/status"))) {
            long kilobytes = status.filter(line -> line.startsWith("VmRSS:")).map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong).sum();
            return new HostSize(kilobytes >> KILO, new HostDatabase(host).bytes() >> MEGA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return residentMegabytes + " MB resident, " + dataMegabytes + " MB database";
    }
}
