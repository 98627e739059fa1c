package org.ifolder.catalog;

import jakarta.validation.constraints.PositiveOrZero;

/**
 * How large an iFolder is; also the form in which its usage travels.
 *
 * @param sizeBytes bytes of all files together
 * @param files number of files
 * @param folders number of folders
 */
public record UsageFigures(
        @PositiveOrZero(message = "must not be negative") long sizeBytes,
        @PositiveOrZero(message = "must not be negative") long files,
        @PositiveOrZero(message = "must not be negative") long folders) {
}
