package org.ifolder.test.grid.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The network between the hosts: a proxy in front of each port by which hosts reach each other. It knows from which host a connection
 * comes, so that the link between two given hosts can be cut, one way too, and slowed down. What does not come from a host passes.
 */
public final class HostNetwork implements AutoCloseable {

    private final ConnectionOrigin origin;
    private final List<Proxy> proxies = new CopyOnWriteArrayList<>();
    private final Map<Way, Link> links = new ConcurrentHashMap<>();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();

    private record Way(String from, String to) {
    }

    /** @param processes of the hosts that run now, by the hosts' names */
    public HostNetwork(Supplier<Map<String, Long>> processes) {
        origin = new ConnectionOrigin(processes);
    }

    /**
     * Puts a proxy in front of a host's port.
     *
     * @return the port by which other hosts shall reach it
     */
    public int inFrontOf(String host, int port) {
        Proxy proxy = new Proxy(this, host, port);
        proxies.add(proxy);
        return proxy.port();
    }

    /** Breaks all connections between two hosts and lets none be made. */
    public void cut(String one, String other) {
        bothWays(one, other).forEach(Link::breakOff);
        onLinks(one, other, ProxiedConnection::cut);
    }

    /** Lets all vanish that the one host sends to the other; connections stay. */
    public void cutOneWay(String from, String to) {
        link(from, to).silence();
    }

    /** Gives the link between two hosts a quality, both ways. */
    public void slow(String one, String other, LinkQuality quality) {
        bothWays(one, other).forEach(link -> link.slowDown(quality));
        onLinks(one, other, ProxiedConnection::drawLifetime);
    }

    /** The link carries everything again, at once. Connections of which something is missing are broken. */
    public void restore(String one, String other) {
        bothWays(one, other).forEach(Link::restore);
        onLinks(one, other, ProxiedConnection::restored);
    }

    /** Restores all links. */
    public void restoreAll() {
        links.values().forEach(Link::restore);
        connections.forEach(ProxiedConnection::restored);
    }

    /** What one host has sent to another so far. */
    public LinkTraffic traffic(String from, String to) {
        return link(from, to).traffic();
    }

    private Link link(String from, String to) {
        return links.computeIfAbsent(new Way(from, to), way -> new Link());
    }

    private List<Link> bothWays(String one, String other) {
        return List.of(link(one, other), link(other, one));
    }

    private void onLinks(String one, String other, Consumer<ProxiedConnection> act) {
        Link link = link(one, other);
        connections.stream().filter(connection -> connection.isOn(link)).forEach(act);
    }

    void connect(Socket opener, InetSocketAddress from, InetSocketAddress at, String host, int port) throws IOException {
        Optional<String> opening = origin.of(from, at);
        Link there = opening.map(name -> link(name, host)).orElseGet(Link::new);
        Link back = opening.map(name -> link(host, name)).orElseGet(Link::new);
        there.countOpened();
        if (there.isBroken()) {
            there.countCut();
            ProxiedConnection.refuse(opener);
            return;
        }
        Socket target = new Socket(InetAddress.getLoopbackAddress(), port);
        opener.setTcpNoDelay(true);
        target.setTcpNoDelay(true);
        ProxiedConnection connection = new ProxiedConnection(opener, target, there, back, connections::remove);
        connections.add(connection);
        connection.begin();
        if (there.isBroken()) {
            connection.cut();
        }
    }

    @Override
    public void close() {
        proxies.forEach(Proxy::close);
        connections.forEach(ProxiedConnection::reset);
    }
}
