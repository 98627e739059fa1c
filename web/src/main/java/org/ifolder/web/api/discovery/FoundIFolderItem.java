package org.ifolder.web.api.discovery;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.catalog.FoundIFolder;
import org.ifolder.catalog.RightLevel;

/** An iFolder, the caller's right on it, and where it lives. */
@Schema(name = "FoundIFolder", description = "An iFolder, the caller's right on it, and where it lives.")
public record FoundIFolderItem(
        @Schema(description = "Id of the iFolder.") String id,
        @Schema(description = "Its name.", examples = "Budget 2026") String name,
        @Schema(description = "The caller's right; null for an administrator, who needs none.", examples = "READ_WRITE") RightLevel right,
        @Schema(description = "Id of the member who owns it; null for an orphan.") String owner,
        @Schema(description = "The host on which it lives; null while the host that is asked does not know it.") HomeItem host,
        @Schema(description = "How new this is, at least: the sequence of the last change in the Catalog by the host that has made the iFolder, or by its heir,"
                + " that had come to the host that answers.", examples = "1042") long asOf) {

    static FoundIFolderItem of(FoundIFolder found) {
        return new FoundIFolderItem(found.id(), found.name(), found.right().orElse(null), found.owner().orElse(null),
                found.host().map(HomeItem::of).orElse(null), found.asOf());
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "FoundIFolderPage", description = "A page of iFolders and where they live.")
    record Paged(List<FoundIFolderItem> items, long total, int page, int size) {
    }
}
