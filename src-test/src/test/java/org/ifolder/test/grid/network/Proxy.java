package org.ifolder.test.grid.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands in front of one port of one host, on a port of its own. */
final class Proxy implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final HostNetwork network;
    private final String host;
    private final int behind;
    private final ServerSocket door;

    /**
     * @param host whose port it is
     * @param behind that port
     */
    Proxy(HostNetwork network, String host, int behind) {
        this.network = network;
        this.host = host;
        this.behind = behind;
        try {
            door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "proxy of " + host + ":" + behind);
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket opener = door.accept();
                Thread thread = new Thread(() -> connect(opener), "proxy of " + host + ":" + behind + " connects");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // Closed, or the opener is gone already.
            }
        }
    }

    private void connect(Socket opener) {
        try {
            InetSocketAddress from = (InetSocketAddress) opener.getRemoteSocketAddress();
            network.connect(opener, from, (InetSocketAddress) opener.getLocalSocketAddress(), host, behind);
        } catch (IOException | UncheckedIOException e) {
            ProxiedConnection.refuse(opener);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
