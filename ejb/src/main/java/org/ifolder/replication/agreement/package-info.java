/**
 * Proving that hosts hold the same records, and finding the first in which they differ (invariant 9): the scrub over this host's own
 * tables, the search between two hosts, and what both have found.
 */
package org.ifolder.replication.agreement;
