/**
 * The folder in which everything of a running Domain lies ({@code .domain}): its hosts' settings, the administrator's
 * credential, the secrets. All of it is readable by its owner alone. Uses {@code console} only.
 */
package org.ifolder.tool.folder;
