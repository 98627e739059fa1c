/** Groups and who belongs to them as a resource. */
package org.ifolder.web.api.group;
