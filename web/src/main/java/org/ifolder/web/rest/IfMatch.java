package org.ifolder.web.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.RecordVersion;

/**
 * The header field {@code If-Match} of an update (RFC 9110, section 13.1.1), to be taken as {@code @HeaderParam("If-Match")}: the
 * version of the record that the client has seen. Absent (null) and {@code *} match any.
 *
 * @param version the version that the record must still have; empty for any
 */
@Schema(type = SchemaType.STRING, description = "The ETag that the record must still have, in double quotes.", examples = "\"1.1.7\"")
public record IfMatch(Optional<RecordVersion> version) {

    /** The header field's name. */
    public static final String NAME = "If-Match";

    private static final Pattern STRONG_TAG = Pattern.compile("\"([\\x21\\x23-\\x7E]*)\"");
    private static final Pattern WEAK_TAG = Pattern.compile("W/\"[^\"]*\"");

    /** The version that an update must find; null for any, as where the header field is absent. */
    public static RecordVersion expected(IfMatch header) {
        return header == null ? null : header.version().orElse(null);
    }

    /**
     * Reads the header field's value.
     *
     * @throws Refusal {@code INVALID} when it is no ETag or more than one; {@code STALE} for an ETag that no record can have
     */
    public static IfMatch valueOf(String text) {
        String value = text.strip();
        if (value.equals("*")) {
            return new IfMatch(Optional.empty());
        }
        if (WEAK_TAG.matcher(value).matches()) {
            throw Refusal.stale("A weak ETag never matches.");
        }
        Matcher tag = STRONG_TAG.matcher(value);
        if (!tag.matches()) {
            throw Refusal.invalid(NAME, "must be the one ETag that the record was answered with, in double quotes, or *");
        }
        try {
            return new IfMatch(Optional.of(RecordVersion.parse(tag.group(1))));
        } catch (IllegalArgumentException e) {
            throw Refusal.stale("The record has no version with this ETag.");
        }
    }
}
