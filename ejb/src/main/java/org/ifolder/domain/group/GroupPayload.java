package org.ifolder.domain.group;

import org.ifolder.domain.SourcePayload;

/** A group's record as plain data. */
record GroupPayload(String name, String description, SourcePayload source) {
}
