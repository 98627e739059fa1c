package org.ifolder.tool.api;

/**
 * The Domain.
 *
 * @param id its id
 * @param name its name
 */
public record DomainItem(String id, String name) {}
