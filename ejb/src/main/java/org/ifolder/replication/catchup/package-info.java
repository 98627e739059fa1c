/**
 * Bringing a stream level with another host's: fetching from its log, copying its records, and taking back this host's own streams
 * after it was restored (invariants 5, 7 and 11). Whom to ask, the relay knows; how another host is asked, {@code peer} does.
 */
package org.ifolder.replication.catchup;
