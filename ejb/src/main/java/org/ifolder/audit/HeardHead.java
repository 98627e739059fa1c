package org.ifolder.audit;

/**
 * How far another host's chain goes, as that host has said.
 *
 * @param at when, in milliseconds since 1970 by the clock of who has heard it
 */
public record HeardHead(ChainHead head, long at) {
}
