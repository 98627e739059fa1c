package org.ifolder.domain.host;

import java.time.Instant;
import java.util.List;

/** A host's record as plain data. */
record HostPayload(String name, String publicAddress, String privateAddress, int brokerPort, HostState state, List<String> labels,
        String publicKey, String sealingKey, AnnouncedKey announcedKey, List<FormerKey> formerKeys, String heir, Instant joinedAt) {
}
