/** How a host leaves the Domain: empty and by itself, or by force where it is dead (R2.7). */
package org.ifolder.departure;
