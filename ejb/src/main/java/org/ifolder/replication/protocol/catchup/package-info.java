/**
 * What a host does about a stream of which another host knows more, or something else: nothing, fetch from the log, copy, or stop at a
 * fork. And when a host may go on numbering its own streams (invariant 5). Uses {@code replication.protocol}.
 */
package org.ifolder.replication.protocol.catchup;
