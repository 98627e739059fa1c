package org.ifolder.peer;

/** Port: sends a request to another host of the Domain, by its private address, proving who this host is (R2.3, R2.4). */
public interface Peers {

    /**
     * Sends the request and returns the answer as soon as its headers are there. The caller closes the answer.
     *
     * @param host id of the host that is to act
     * @throws PeerUnreachable when the connection could not be made or broke; whether the host has acted is then unknown
     * @throws org.ifolder.refusal.Refusal {@code NOT_FOUND} when this host knows no host with that id
     */
    PeerResponse send(String host, PeerRequest request) throws PeerUnreachable;
}
