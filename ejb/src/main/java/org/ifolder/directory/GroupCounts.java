package org.ifolder.directory;

/** How many groups an import has created, has updated (also where only their members changed), and found as they were. */
public record GroupCounts(long created, long updated, long unchanged) {
}
