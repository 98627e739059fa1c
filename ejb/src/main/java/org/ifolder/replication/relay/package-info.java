/** The host's one relay, as master and as slave; catching up; and how far every host is (R1.4, R7.3, R7.9). */
package org.ifolder.replication.relay;
