/** How long sealed batches and tombstones are kept (invariant 7, R7.7). Uses {@code replication.protocol}. */
package org.ifolder.replication.protocol.retention;
