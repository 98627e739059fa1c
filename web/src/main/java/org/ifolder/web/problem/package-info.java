/**
 * Every refusal and failure as a problem document (RFC 9457), in the JAX-RS applications and outside of them. What is told to a
 * client is said here; a cause that the client cannot act on is logged under an id, and only the id is told.
 */
package org.ifolder.web.problem;
