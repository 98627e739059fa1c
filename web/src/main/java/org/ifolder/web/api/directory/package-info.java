/** Members and groups from a directory: the import of LDIF files. */
package org.ifolder.web.api.directory;
