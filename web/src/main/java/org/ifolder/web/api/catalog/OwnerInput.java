package org.ifolder.web.api.catalog;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.server.Limit;
import org.ifolder.text.PlainText;

/**
 * Who is to own an iFolder.
 *
 * @param member id of an active member
 */
@Schema(name = "OwnerInput", description = "Who is to own an iFolder.")
public record OwnerInput(
        @Schema(description = "Id of an active member.", examples = Examples.MEMBER)
        @NotNull(message = "must be the id of a member") @PlainText(limit = Limit.ID) String member) {
}
