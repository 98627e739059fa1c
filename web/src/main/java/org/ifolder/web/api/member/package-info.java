/** The Domain's members as a resource, and the passwords of those whose home this host is. */
package org.ifolder.web.api.member;
