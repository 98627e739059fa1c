package org.ifolder.benchmark.peer;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hands batches to slaves by TCP: a slave connects and says which change it has last; it is then sent the batches that follow, each as
 * soon as it is sealed.
 */
final class BatchFeed implements AutoCloseable {

    private static final int BACKLOG = 16;

    private final ServerSocket server;
    private final RecentBatches batches;
    private final Map<Worker, Closeable> fed = new ConcurrentHashMap<>();
    private final Worker acceptor;

    BatchFeed(RecentBatches batches) throws IOException {
        this.batches = batches;
        server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        acceptor = Worker.start("feed", this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** @throws IllegalStateException when it has failed */
    void check() {
        acceptor.check();
        fed.keySet().forEach(Worker::check);
    }

    private void accept() throws IOException {
        while (true) {
            Socket slave = server.accept();
            slave.setTcpNoDelay(true);
            fed.put(Worker.start("feed of a slave", () -> feed(slave)), slave);
        }
    }

    private void feed(Socket slave) throws Exception {
        try (slave;
                DataInputStream in = new DataInputStream(slave.getInputStream());
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(slave.getOutputStream()))) {
            long sequence = in.readLong();
            while (true) {
                Batch batch = batches.after(sequence);
                batch.write(out);
                sequence = batch.to();
            }
        } catch (SocketException | EOFException e) {
            // The slave has ended, and comes again with what it has by then.
        }
    }

    @Override
    public void close() throws IOException {
        acceptor.ending();
        server.close();
        acceptor.close();
        for (Map.Entry<Worker, Closeable> slave : fed.entrySet()) {
            slave.getKey().ending();
            slave.getValue().close();
            slave.getKey().close();
        }
    }
}
