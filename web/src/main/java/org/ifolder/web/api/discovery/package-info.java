/** Where to go: the home of a login name, the host of an iFolder (R4.3). Each answer says how new it is. */
package org.ifolder.web.api.discovery;
