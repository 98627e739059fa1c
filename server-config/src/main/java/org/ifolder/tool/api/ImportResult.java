package org.ifolder.tool.api;

import java.util.List;

/**
 * Result of an import.
 *
 * @param created members that are new
 * @param updated members that were changed
 * @param unchanged members that were the same already
 * @param refused the first refused entries, or null
 * @param refusedTotal how many entries were refused
 */
public record ImportResult(long created, long updated, long unchanged, List<RefusedEntry> refused, long refusedTotal) {

    /**
     * An entry that was not taken.
     *
     * @param line where it begins
     * @param dn its name
     * @param reason why
     */
    public record RefusedEntry(long line, String dn, String reason) {}
}
