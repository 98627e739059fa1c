/** Whether this host is there. */
package org.ifolder.web.api.health;
