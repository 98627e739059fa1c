/** The Domain's hosts as a resource. */
package org.ifolder.web.api.host;
