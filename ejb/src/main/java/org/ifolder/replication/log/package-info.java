/**
 * The log of sealed batches and the cursors, in the host's database, and the local transactions in which they move (invariants 4, 6 and 7).
 */
package org.ifolder.replication.log;
