/**
 * iFolders and the catalog of them: {@code /ifolders} on the host on which they live, where they are changed; {@code /catalog} on
 * every host, where all are read from the local copy.
 */
package org.ifolder.web.api.catalog;
