package org.ifolder.replication.relay;

import java.util.Map;

/** Port: what hosts tell each other of themselves with their signs of life, a short text a topic. Each who implements it has topics of its own. */
public interface HostSayings {

    /** What this host says now. */
    Map<String, String> says();

    /** What another host has said: a slave at the master, the master at a slave. */
    void heard(String host, Map<String, String> said);
}
