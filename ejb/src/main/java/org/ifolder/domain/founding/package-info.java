/** How a Domain begins, and how a host comes to belong to it. Neighbours: {@code domain}, {@code domain.host}. */
package org.ifolder.domain.founding;
