package org.ifolder.web.api.catalog;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.catalog.CatalogEntry;
import org.ifolder.catalog.IFolder;
import org.ifolder.catalog.RightLevel;

/**
 * An iFolder.
 *
 * @param id its id
 * @param name its name
 * @param description what its owner says about it; null for nothing
 * @param host id of the host on which it lives
 * @param owner id of the member who owns it; null for an orphan
 * @param enabled whether its holders may use it
 * @param created when it was created
 * @param modified when it was last changed itself
 * @param usage how large it is; null while that has not arrived here
 * @param right what the caller may do with it; null for an administrator
 */
@Schema(name = "IFolder", description = "A shared folder.")
public record IFolderItem(
        @Schema(description = "Its id.", examples = Examples.IFOLDER) String id,
        @Schema(description = "Its name; need not be unique.", examples = "Budget 2026") String name,
        @Schema(description = "What its owner says about it.", examples = "Drafts and the final version", nullable = true)
        String description,
        @Schema(description = "Id of the host on which it lives.", examples = "01jd2v8h6w") String host,
        @Schema(description = "Id of the member who owns it; null for an orphan, whose owner was removed.",
                examples = Examples.MEMBER, nullable = true) String owner,
        @Schema(description = "Whether its holders may use it.", examples = "true") boolean enabled,
        @Schema(description = "When it was created.", examples = "2026-01-01T12:00:00Z") Instant created,
        @Schema(description = "When name, description, state or owner last changed.", examples = "2026-01-02T08:30:00Z")
        Instant modified,
        @Schema(description = "How large it is; null while that has not arrived at this host.", nullable = true) UsageItem usage,
        @Schema(description = "What the caller may do with it; null for an administrator.", examples = "OWNER", nullable = true)
        RightLevel right) {

    static IFolderItem of(CatalogEntry entry) {
        IFolder ifolder = entry.ifolder();
        return new IFolderItem(ifolder.key(), ifolder.name(), ifolder.description(), ifolder.host(),
                ifolder.owner().orElse(null), ifolder.isEnabled(), ifolder.created(), ifolder.modified(),
                entry.usage().map(UsageItem::of).orElse(null), entry.right().orElse(null));
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "IFolderPage", description = "A page of iFolders.")
    record Paged(List<IFolderItem> items, long total, int page, int size) {
    }
}
