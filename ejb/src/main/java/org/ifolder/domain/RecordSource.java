package org.ifolder.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;

/** Where a member or a group comes from: made here, or an entry of a directory (R3.1). */
@Embeddable
public class RecordSource {

    /** The two kinds of source. */
    public enum Kind {
        LOCAL,
        DIRECTORY
    }

    @Enumerated(EnumType.STRING)
    @Column(name = "source")
    private Kind kind;

    @Column(name = "entry_uuid")
    private String uuid;

    @Column(name = "entry_dn")
    private String dn;

    @Column(name = "entry_dn_key")
    private String dnKey;

    protected RecordSource() {
    }

    private RecordSource(Kind kind, String uuid, String dn, String dnKey) {
        this.kind = kind;
        this.uuid = uuid;
        this.dn = dn;
        this.dnKey = dnKey;
    }

    /** Made by an administrator. */
    public static RecordSource local() {
        return new RecordSource(Kind.LOCAL, null, null, null);
    }

    /**
     * An entry of a directory.
     *
     * @param uuid the entry's {@code entryUUID}; null where the directory gave none
     * @param dn the distinguished name as the directory writes it
     * @param dnKey the distinguished name in the form in which equal names are equal text
     */
    public static RecordSource directory(String uuid, String dn, String dnKey) {
        return new RecordSource(Kind.DIRECTORY, uuid, dn, dnKey);
    }

    /** What a payload says; {@code LOCAL} where it says nothing. */
    static RecordSource of(Kind kind, String uuid, String dn, String dnKey) {
        return new RecordSource(kind == null ? Kind.LOCAL : kind, uuid, dn, dnKey);
    }

    public Kind kind() {
        return kind;
    }

    /** The entry's {@code entryUUID}, where it has one. */
    public String uuid() {
        return uuid;
    }

    public String dn() {
        return dn;
    }

    public String dnKey() {
        return dnKey;
    }

    /** This source with the identity that it had before, where the newer entry names none. */
    public RecordSource keepingUuidOf(RecordSource before) {
        return uuid == null && before != null ? new RecordSource(kind, before.uuid, dn, dnKey) : this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordSource that && kind == that.kind && Objects.equals(uuid, that.uuid)
                && Objects.equals(dn, that.dn) && Objects.equals(dnKey, that.dnKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, uuid, dn, dnKey);
    }
}
