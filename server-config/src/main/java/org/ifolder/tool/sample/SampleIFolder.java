package org.ifolder.tool.sample;

import java.util.Map;
import org.ifolder.tool.api.UsageItem;

/**
 * An iFolder of the sample organisation.
 *
 * @param owner login name of its owner
 * @param name unique among its owner's
 * @param description null for some
 * @param shares READ_ONLY or READ_WRITE by the member's login name; never the owner's
 * @param usage its size
 */
record SampleIFolder(String owner, String name, String description, Map<String, String> shares, UsageItem usage) {}
