package org.ifolder.replication.protocol.history;

/**
 * One run of an authority's numbering: from its first batch in an incarnation to the next incarnation's first.
 *
 * @param incarnation the run's name, random and never used again
 * @param after the sequence that the run continues: the last of the run before
 */
public record Run(String incarnation, long after) {
}
