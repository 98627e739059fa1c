/** A load of clients that remember what they were told, and the proof that the hosts kept all of it. */
package org.ifolder.test.history;
