/** Administrators' roles. */
package org.ifolder.web.api.role;
