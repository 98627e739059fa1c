package org.ifolder.testing;

import java.util.List;

/**
 * What some work has cost the database.
 *
 * @param statements the SQL of each statement, in their order
 * @param flushes commits that had something to make durable
 */
public record DatabaseCost(List<String> statements, int flushes) {
}
