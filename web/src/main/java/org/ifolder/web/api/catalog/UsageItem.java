package org.ifolder.web.api.catalog;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.catalog.UsageFigures;

/**
 * How large an iFolder is, as it is answered and as it is set: all three numbers.
 *
 * @param sizeBytes bytes of all files together
 * @param files number of files
 * @param folders number of folders
 */
@Schema(name = "Usage", description = "How large an iFolder is.")
public record UsageItem(
        @Schema(description = "Bytes of all files together.", examples = "104857600")
        @NotNull(message = "must be given") @PositiveOrZero(message = "must not be negative") Long sizeBytes,
        @Schema(description = "Number of files.", examples = "420")
        @NotNull(message = "must be given") @PositiveOrZero(message = "must not be negative") Long files,
        @Schema(description = "Number of folders.", examples = "17")
        @NotNull(message = "must be given") @PositiveOrZero(message = "must not be negative") Long folders) {

    static UsageItem of(UsageFigures figures) {
        return new UsageItem(figures.sizeBytes(), figures.files(), figures.folders());
    }

    UsageFigures figures() {
        return new UsageFigures(sizeBytes, files, folders);
    }
}
