package org.ifolder.domain;

/** A {@link RecordSource} as plain data, inside the payload of the record that comes from it. */
public record SourcePayload(RecordSource.Kind kind, String uuid, String dn, String dnKey) {

    public static SourcePayload of(RecordSource source) {
        return source == null ? null : new SourcePayload(source.kind(), source.uuid(), source.dn(), source.dnKey());
    }

    /** The source that the payload describes; local where it describes none. */
    public static RecordSource read(SourcePayload payload) {
        return payload == null ? RecordSource.local()
                : RecordSource.of(payload.kind, payload.uuid, payload.dn, payload.dnKey);
    }
}
