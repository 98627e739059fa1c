package org.ifolder.tool.sample;

import java.util.Set;

/**
 * A group of the sample organisation.
 *
 * @param name unique
 * @param description what it is for
 * @param logins its members, not empty
 */
record SampleGroup(String name, String description, Set<String> logins) {}
