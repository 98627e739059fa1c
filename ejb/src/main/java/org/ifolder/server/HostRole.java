package org.ifolder.server;

/** The two roles of a host. A role is data; the same EAR and the same server configuration serve both. */
public enum HostRole {
    MASTER,
    SLAVE
}
