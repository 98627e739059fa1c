package org.ifolder.web.api.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a host has become by joining. */
@Schema(name = "Joined", description = "A host that has joined.")
public record JoinedItem(@Schema(description = "Id of the host in the Domain.", examples = "9b1c4f6g8j") String id) {
}
