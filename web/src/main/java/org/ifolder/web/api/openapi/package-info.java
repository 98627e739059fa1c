/** The API's own description. */
package org.ifolder.web.api.openapi;
