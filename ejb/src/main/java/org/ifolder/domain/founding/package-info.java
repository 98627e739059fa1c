/**
 * How a Domain begins, and how a host comes to belong to it. Neighbours: {@code domain}, {@code domain.host}, {@code replication},
 * {@code server}, {@code text}, {@code access}, {@code refusal}.
 */
package org.ifolder.domain.founding;
