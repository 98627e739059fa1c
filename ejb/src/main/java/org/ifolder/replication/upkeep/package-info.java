/** What a host does of itself from time to time: letting go of what nobody needs, and proving its own records (invariants 7 and 9). */
package org.ifolder.replication.upkeep;
