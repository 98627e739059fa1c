/** The Domain as a resource: founding, joining, reading. */
package org.ifolder.web.api.domain;
