package org.ifolder.audit;

import java.util.List;
import java.util.Optional;

/**
 * Whether this host's trail is whole.
 *
 * @param head how far its chain goes
 * @param brokenAt the first place at which the chain does not hold; empty where it holds
 * @param witnesses what other hosts have heard of it
 */
public record Verification(ChainHead head, Optional<Long> brokenAt, List<Witness> witnesses) {

    /**
     * What another host has heard.
     *
     * @param host id of the host
     * @param heard how far the chain went, as it was told at last; empty where the host does not answer or has heard nothing
     * @param contradicted the first entry that was told of and stands in the chain no more as it was; empty for none
     */
    public record Witness(String host, Optional<HeardHead> heard, Optional<Long> contradicted) {

        /** Whether the chain has all that was told of it still; false too where nothing is known. */
        public boolean agrees() {
            return heard.isPresent() && contradicted.isEmpty();
        }
    }

    /** Whether the chain holds, and has all that other hosts have heard of it. */
    public boolean isWhole() {
        return brokenAt.isEmpty() && witnesses.stream().allMatch(witness -> witness.heard().isEmpty() || witness.agrees());
    }
}
