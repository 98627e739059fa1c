/**
 * Members and groups from an enterprise directory: at this stage from its LDIF files (RFC 2849). The only code that knows LDAP.
 *
 * <p>Neighbours: {@code provisioning} (home hosts), {@code domain}, {@code identity.password} (hashes that a file brings).
 */
package org.ifolder.directory;
