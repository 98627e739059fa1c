package org.ifolder.benchmark.peer;

import java.util.Map;

/**
 * What an outbox tells of a change: the member as it is then.
 *
 * @param version how often the member was changed
 * @param payload what the member's row says
 */
record ChangedMember(String key, long version, Map<String, String> payload) {
}
