/**
 * Which runs of an authority's numbering a host knows, and how two hosts' knowledge of one stream compares: the ground on which
 * forks are told from mere lag (invariant 5). Plain Java that knows nothing of batches or streams.
 */
package org.ifolder.replication.protocol.history;
