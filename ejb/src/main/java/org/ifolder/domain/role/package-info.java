/** Administrators' roles: who has which, for which groups, and by the word of which hosts (R4.4, R4.6). Records of the Domain collection. */
package org.ifolder.domain.role;
