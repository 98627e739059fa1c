package org.ifolder.tool.api;

/**
 * An iFolder (R1.2).
 *
 * @param id its id
 * @param name its name
 * @param owner id of the member who owns it
 * @param usage its size, or null
 */
public record IFolderItem(String id, String name, String owner, UsageItem usage) {}
