/**
 * What an administrator decides where a stream does not go on by itself: try again, copy anew, set a record aside, choose between two
 * histories (invariants 5 and 6). All of it acts on the host that is asked.
 */
package org.ifolder.replication.repair;
