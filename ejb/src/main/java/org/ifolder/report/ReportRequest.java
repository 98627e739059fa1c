package org.ifolder.report;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.ifolder.server.Limit;
import org.ifolder.text.ListSize;
import org.ifolder.text.PlainText;

/**
 * Which report is wanted.
 *
 * @param kind what it is to tell
 * @param scope how far it looks; the whole Domain where null
 * @param ifolders ids of the iFolders that it is to be about; null or empty for all in its scope that the caller may know
 */
public record ReportRequest(
        @NotNull(message = "must be IFOLDERS") ReportKind kind,
        ReportScope scope,
        @ListSize(limit = Limit.LIST_SIZE) List<@NotNull @PlainText(limit = Limit.ID) String> ifolders) {

    public ReportRequest {
        scope = scope == null ? ReportScope.DOMAIN : scope;
        ifolders = ifolders == null ? List.of() : ifolders.stream().distinct().toList();
    }
}
