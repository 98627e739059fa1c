/** The API of a host, as a client over the network sees it. Knows nothing of the product's classes. */
package org.ifolder.test.api;
