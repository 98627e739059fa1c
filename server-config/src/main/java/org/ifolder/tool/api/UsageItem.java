package org.ifolder.tool.api;

/**
 * How large an iFolder is.
 *
 * @param sizeBytes size in bytes
 * @param files number of files
 * @param folders number of folders
 */
public record UsageItem(long sizeBytes, long files, long folders) {}
