/** What a replicated record is: its versions, its replica on each host, and the outbox that takes its changes (invariants 2 and 3). */
package org.ifolder.replication.record;
