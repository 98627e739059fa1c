package org.ifolder.benchmark.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.ifolder.benchmark.Commit;
import org.ifolder.benchmark.Load;
import org.ifolder.benchmark.Replicated;
import org.ifolder.benchmark.Usage;
import org.ifolder.benchmark.Writer;
import org.ifolder.benchmark.Writers;
import org.ifolder.test.grid.Folders;

/** What all peers have in common: a folder, a master, its writers, and slaves. */
abstract class Peer implements Replicated {

    private static final Duration TIME_TO_START = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(20);

    private final String name;
    private final Path folder;
    private final Writers writers = new Writers((Callable<Writer>) this::openWriter);
    private final List<Joining> slaves = new CopyOnWriteArrayList<>();
    private Follower spare;
    private int members;

    /** @param folder that all files go to: what is there is removed at the start, and again at the end */
    Peer(String name, Path folder) {
        this.name = name;
        this.folder = folder.toAbsolutePath();
    }

    /** Makes and starts a master with this many members. */
    abstract void startMaster(int count) throws Exception;

    /** Ends the master if it runs. */
    abstract void stopMaster() throws Exception;

    /** A further slave, of which nothing is there yet. */
    abstract Follower newFollower(int number);

    /** Connects a client to the master. */
    abstract Writer openWriter() throws Exception;

    /** An empty folder for the files of one server. */
    final Path folderOf(String server) {
        try {
            return Files.createDirectories(folder.resolve(server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final String name() {
        return name;
    }

    /** Starts the master, then the slaves; also lays out the files of the slave that may be added later. */
    @Override
    public final void start(int memberCount, int slaveCount) {
        Folders.remove(folder);
        members = memberCount;
        try {
            startMaster(memberCount);
            for (int i = 0; i < slaveCount; i++) {
                Follower follower = newFollower(i);
                follower.prepare();
                slaves.add(new Joining(follower, CompletableFuture.completedFuture(null)));
                follower.join();
            }
            for (Joining slave : slaves) {
                Awaitility.await().atMost(TIME_TO_START).pollInterval(POLL).until(() -> slave.follower().isInStep(memberCount));
            }
            spare = newFollower(slaveCount);
            spare.prepare();
        } catch (Exception e) {
            throw new IllegalStateException(name + " did not start: " + e.getMessage(), e);
        }
    }

    @Override
    public final int members() {
        return members;
    }

    @Override
    public final int slaves() {
        return slaves.size();
    }

    @Override
    public final List<Commit> change(Load load) {
        return writers.write(load);
    }

    @Override
    public final boolean shows(int slave, int member, String mark) {
        return slaves.get(slave).checked().shows(member, mark);
    }

    @Override
    public final long marked(int slave, String mark) {
        return slaves.get(slave).checked().marked(mark);
    }

    @Override
    public final long count(int slave) {
        return slaves.get(slave).checked().count();
    }

    @Override
    public final void stopSlave(int slave) {
        slaves.get(slave).joined().stop();
    }

    @Override
    public final void startSlave(int slave) {
        slaves.get(slave).joined().start();
    }

    /** Begins with files that were laid out at the start for the first slave that is added, and lays them out now for those after it. */
    @Override
    public final int addSlave() {
        int number = slaves.size();
        Follower prepared = spare;
        Follower follower = prepared == null ? newFollower(number) : prepared;
        spare = null;
        slaves.add(new Joining(follower, CompletableFuture.runAsync(() -> {
            if (prepared == null) {
                follower.prepare();
            }
            follower.join();
        })));
        return number;
    }

    @Override
    public final Usage slaveUsage(int slave) {
        return slaves.get(slave).follower().usage();
    }

    /** Ends all processes and removes the folder. */
    @Override
    public final void close() {
        writers.close();
        slaves.forEach(Joining::close);
        try {
            stopMaster();
        } catch (Exception e) {
            throw new IllegalStateException(name + " did not end", e);
        }
        Folders.remove(folder);
    }

    /** A slave, and how far it has come with being one. */
    private record Joining(Follower follower, CompletableFuture<Void> begun) {

        /** @throws IllegalStateException when it failed to join */
        Follower checked() {
            if (begun.isCompletedExceptionally()) {
                throw new IllegalStateException("a slave could not be added", begun.handle((done, failure) -> failure).join());
            }
            return follower;
        }

        Follower joined() {
            begun.join();
            return follower;
        }

        void close() {
            begun.handle((done, failure) -> done).join();
            follower.close();
        }
    }
}
