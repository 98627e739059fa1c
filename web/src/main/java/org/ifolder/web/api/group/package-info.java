/** The Domain's groups as a resource. */
package org.ifolder.web.api.group;
