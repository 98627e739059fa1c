/** The Domain's members as a resource: one by one, and imported from LDIF. */
package org.ifolder.web.api.member;
