/** The groups of the Domain, and who is a member of which (R3.1). */
package org.ifolder.domain.group;
