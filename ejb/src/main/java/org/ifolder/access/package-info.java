/** Who asks. Boundaries take the caller as a value, so that every rule about it can be read where it applies. */
package org.ifolder.access;
