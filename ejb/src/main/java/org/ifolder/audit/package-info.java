/**
 * The audit trail of this host (R10.3): what persons have changed, from what to what, from where and when. Entries are written with the change, chained by
 * hashes a moment later, and never changed; the chain's head is told to other hosts, so that a cut tail shows as well. In no collection.
 */
package org.ifolder.audit;
