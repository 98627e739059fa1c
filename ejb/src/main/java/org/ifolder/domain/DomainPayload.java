package org.ifolder.domain;

/** The Domain's record as plain data. */
record DomainPayload(String name, long epoch, String masterId, String discoveryKey) {
}
