package org.ifolder.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * All that the catalog knows of an iFolder, for a report.
 *
 * @param ifolder the iFolder
 * @param usage how large it is; empty while its usage record has not come here
 * @param holders how many members hold each right that counts (R3.5); no entry for none
 */
public record IFolderFacts(IFolder ifolder, Optional<UsageFigures> usage, Map<RightLevel, Long> holders) {

    /** How many members hold this right. */
    public long holders(RightLevel level) {
        return holders.getOrDefault(level, 0L);
    }

    /** How many members hold a right. */
    public long holdersOfAny() {
        return holders.values().stream().mapToLong(Long::longValue).sum();
    }
}
