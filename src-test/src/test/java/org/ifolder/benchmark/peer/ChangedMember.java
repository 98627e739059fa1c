package org.ifolder.benchmark.peer;

import java.util.Map;

/**
 * What an outbox tells of a change: the member as it is then.
 *
 * @param version how often the member was changed
 * @param hash of the content, in hexadecimal digits
 */
record ChangedMember(int number, long version, String hash, String title, Map<String, String> attributes) {
}
