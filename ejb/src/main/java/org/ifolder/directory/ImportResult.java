package org.ifolder.directory;

import java.util.List;

/**
 * What an import has done. Lists are cut at the configured {@code ifolder.limit.import-listed}; the totals count all.
 *
 * @param created members created
 * @param updated members whose record was changed
 * @param unchanged members whose record was as the entry says; nothing goes to other hosts
 * @param skipped what was left out by intent: entries that are neither people nor groups, members of groups that are not known,
 *     passwords that cannot be kept
 * @param refused entries that are broken or cannot be taken
 */
public record ImportResult(long created, long updated, long unchanged, List<ListedEntry> skipped, long skippedTotal,
        List<ListedEntry> refused, long refusedTotal, GroupCounts groups) {
}
