package org.ifolder.catalog;

/**
 * A right as the catalog shows it.
 *
 * @param right the right
 * @param effective whether it counts: whether its member is known here and ACTIVE (R3.5)
 */
public record RightEntry(Right right, boolean effective) {
}
