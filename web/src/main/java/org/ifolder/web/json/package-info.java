/** JSON of the API: one strict mapper, and the provider by which JAX-RS reads and writes with it. Knows nothing of the rest. */
package org.ifolder.web.json;
