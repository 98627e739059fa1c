/**
 * Text that people type or a directory brings: normalised to NFC, free of control characters, not too long. Constraints for Bean
 * Validation that every boundary's input uses. Neighbours: {@code server} (limits), {@code refusal}.
 */
package org.ifolder.text;
