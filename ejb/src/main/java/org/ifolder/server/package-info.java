/**
 * Who this host is and what time it is. Knows nothing of the rest of the product.
 */
package org.ifolder.server;
