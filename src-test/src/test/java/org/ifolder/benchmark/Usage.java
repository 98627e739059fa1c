package org.ifolder.benchmark;

/**
 * What processes have used.
 *
 * @param cpuMillis time on a processor, user and system, of the processes and of those of their children that have ended
 * @param residentBytes memory that is resident now, shared pages counted once where the system tells (proportional set size)
 * @param written bytes handed to files and pipes, as the system counts them (wchar); also to sockets, by programs that write to those as
 * to files
 */
public record Usage(long cpuMillis, long residentBytes, long written) {

    Usage minus(Usage before) {
        return new Usage(cpuMillis - before.cpuMillis, residentBytes - before.residentBytes, written - before.written);
    }
}
