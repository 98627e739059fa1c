package org.ifolder.test.grid.network;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** One direction of a connection: what one end sends, given to the other end as the link is at that moment. */
final class Direction {

    private static final int PIECE = 16_384;
    private static final int PIECES_UNDER_WAY = 64;

    private final ProxiedConnection connection;
    private final Socket from;
    private final Socket to;
    private final Link link;
    private final BlockingQueue<Piece> underWay = new ArrayBlockingQueue<>(PIECES_UNDER_WAY);
    private final Thread reader;
    private final Thread writer;
    private long earliest;

    /** Data under way; no data at all means the end. */
    private record Piece(byte[] data, long due) {
    }

    Direction(ProxiedConnection connection, Socket from, Socket to, Link link) {
        this.connection = connection;
        this.from = from;
        this.to = to;
        this.link = link;
        reader = daemon(this::read, "reads");
        writer = daemon(this::write, "writes");
    }

    private Thread daemon(Runnable work, String what) {
        Thread thread = new Thread(work, connection + " " + what);
        thread.setDaemon(true);
        return thread;
    }

    void begin() {
        reader.start();
        writer.start();
    }

    void end() {
        reader.interrupt();
        writer.interrupt();
    }

    private void read() {
        byte[] buffer = new byte[PIECE];
        try {
            InputStream stream = from.getInputStream();
            int count;
            do {
                count = stream.read(buffer);
                take(Arrays.copyOf(buffer, Math.max(count, 0)));
            } while (count >= 0);
        } catch (IOException e) {
            connection.failed(link);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(byte[] data) throws InterruptedException {
        if (link.isSilent()) {
            link.countVanished(data.length);
            connection.lostData();
            return;
        }
        LinkQuality quality = link.quality();
        long now = System.nanoTime();
        earliest = Math.max(earliest + quality.passing(data.length), now + quality.delay());
        if (earliest > now) {
            link.countDelayed();
        }
        underWay.put(new Piece(data, earliest));
    }

    private void write() {
        try {
            Piece piece;
            do {
                piece = underWay.take();
                TimeUnit.NANOSECONDS.sleep(piece.due() - System.nanoTime());
            } while (deliver(piece.data()));
        } catch (IOException e) {
            connection.failedToTake(link);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean deliver(byte[] data) throws IOException {
        if (data.length == 0) {
            to.shutdownOutput();
            connection.ended();
            return false;
        }
        if (link.isSilent()) {
            link.countVanished(data.length);
            connection.lostData();
        } else {
            link.countCarried(data.length);
            to.getOutputStream().write(data);
            connection.carried(data.length);
        }
        return true;
    }
}
