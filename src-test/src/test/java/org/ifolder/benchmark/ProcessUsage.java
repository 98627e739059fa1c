package org.ifolder.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What processes and all their descendants have used, as Linux tells in {@code /proc}. */
public final class ProcessUsage {

    private static final int KILO = 1024;
    // Fields of /proc/PID/stat, from the one after the program's name: time of the process, and of the children it has waited for.
    private static final int FIRST_TIME = 11;
    private static final int TIMES = 4;
    private static final long TICKS_PER_SECOND = ticksPerSecond();

    private ProcessUsage() {
    }

    /**
     * What these processes have used since they were started. Those that have ended used nothing, unless one of the others is their parent
     * and has taken note of their end.
     */
    public static Usage of(long... pids) {
        long ticks = 0;
        long resident = 0;
        long written = 0;
        for (long pid : withDescendants(pids)) {
            Path folder = Path.of("/proc", Long.toString(pid));
            try {
                long processTicks = ticks(folder);
                long processResident = value(folder.resolve("smaps_rollup"), "Pss:") * KILO;
                long processWritten = value(folder.resolve("io"), "wchar:");
                ticks += processTicks;
                resident += processResident;
                written += processWritten;
            } catch (IOException e) {
                if (isRunning(pid)) {
                    throw new UncheckedIOException("the usage of the process " + pid, e);
                }
            }
        }
        return new Usage(ticks * TimeUnit.SECONDS.toMillis(1) / TICKS_PER_SECOND, resident, written);
    }

    /** The most memory that a process alone has had resident since it was started, in bytes. */
    public static long peakBytes(long pid) {
        try {
            return value(Path.of("/proc", Long.toString(pid), "status"), "VmHWM:") * KILO;
        } catch (IOException e) {
            throw new UncheckedIOException("the memory of the process " + pid, e);
        }
    }

    private static long[] withDescendants(long[] pids) {
        return Arrays.stream(pids).mapToObj(ProcessHandle::of).flatMap(Optional::stream)
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants())).mapToLong(ProcessHandle::pid).distinct()
                .toArray();
    }

    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static long ticks(Path folder) throws IOException {
        String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = FIRST_TIME; i < FIRST_TIME + TIMES; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks;
    }

    private static long value(Path file, String name) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        return lines.stream().filter(line -> line.startsWith(name)).map(line -> line.replaceAll("\\D", "")).mapToLong(Long::parseLong)
                .sum();
    }

    private static long ticksPerSecond() {
        try {
            Process process = new ProcessBuilder("getconf", "CLK_TCK").start();
            return Long.parseLong(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
