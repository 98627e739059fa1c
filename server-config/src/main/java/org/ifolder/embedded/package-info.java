/**
 * What the embedded database, H2, needs in order to be trusted with a host's data: it runs in the server beside H2, in H2's module. The
 * tool knows nothing of it, nor does the application.
 */
package org.ifolder.embedded;
