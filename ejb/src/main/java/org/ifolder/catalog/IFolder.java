package org.ifolder.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.ifolder.replication.record.ReplicatedRecord;
import org.ifolder.text.Text;

/**
 * A shared folder as the catalog knows it (R1.2). It lives on exactly one host, which is the record's authority: the one
 * that created it or, when that was removed by force, its heir. Who may use it
 * and how large it is are records of their own: {@link Right}, {@link Usage}.
 */
@Entity
@Table(name = "ifolder")
public class IFolder extends ReplicatedRecord {

    private static final int SEARCHED_LENGTH = 255;

    @Column(name = "name")
    private String name;

    @Column(name = "search_name")
    private String searchName;

    @Column(name = "description")
    private String description;

    @Column(name = "host_id")
    private String host;

    @Column(name = "owner_id")
    private String owner;

    @Column(name = "enabled", nullable = false)
    private boolean enabled;

    @Column(name = "created_at")
    @Convert(converter = EpochMillis.class)
    private Instant created;

    @Column(name = "modified_at")
    @Convert(converter = EpochMillis.class)
    private Instant modified;

    protected IFolder() {
    }

    /** An empty record under this key, for a change of another host to fill. */
    IFolder(String key) {
        super(key);
    }

    /**
     * A new iFolder, enabled.
     *
     * @param host id of the host on which it lives
     * @param owner id of the member who owns it
     * @param now the time; kept to the millisecond
     */
    IFolder(String key, String name, String description, String host, String owner, Instant now) {
        this(key);
        name(name);
        this.description = description;
        this.host = host;
        this.owner = owner;
        this.enabled = true;
        this.created = now.truncatedTo(ChronoUnit.MILLIS);
        this.modified = created;
    }

    public String name() {
        return name;
    }

    /** What its owner says about it; null for nothing. */
    public String description() {
        return description;
    }

    /** Id of the host on which the iFolder lives. */
    public String host() {
        return host;
    }

    /** Id of the member who owns it; empty for an orphan (R3.5). */
    public Optional<String> owner() {
        return Optional.ofNullable(owner);
    }

    /** Whether it is owned by nobody, because its owner or its host was removed (R3.5, R2.7). */
    public boolean isOrphaned() {
        return owner == null;
    }

    /** Whether its holders may use it. */
    public boolean isEnabled() {
        return enabled;
    }

    public Instant created() {
        return created;
    }

    /** When this record was last changed; rights and usage do not count. */
    public Instant modified() {
        return modified;
    }

    boolean isOwnedBy(String member) {
        return member.equals(owner);
    }

    /**
     * Gives it another name and description, enables or disables it.
     *
     * @return whether anything is different now
     */
    boolean describe(String newName, String newDescription, boolean newEnabled, Instant now) {
        if (newName.equals(name) && Objects.equals(newDescription, description) && newEnabled == enabled) {
            return false;
        }
        name(newName);
        description = newDescription;
        enabled = newEnabled;
        touch(now);
        return true;
    }

    /** Gives it to another member. */
    void giveTo(String newOwner, Instant now) {
        owner = newOwner;
        touch(now);
    }

    /** Its host is gone: it lives on the heir, and nobody owns it until an administrator adopts it for another member (R2.7). */
    void inherit(String heir, Instant now) {
        host = heir;
        orphan(now);
    }

    /** Its owner is gone: nobody owns it until an administrator adopts it for another member (R3.5). */
    void orphan(Instant now) {
        owner = null;
        touch(now);
    }

    private void touch(Instant now) {
        modified = now.truncatedTo(ChronoUnit.MILLIS);
    }

    private void name(String newName) {
        name = newName;
        searchName = searched(newName);
    }

    /** The beginning of the search key: folding may make a name many times longer, and an index takes no key of any length. */
    private static String searched(String text) {
        String key = Text.searchKey(text);
        if (key == null || key.length() <= SEARCHED_LENGTH) {
            return key;
        }
        boolean cutsPair = Character.isHighSurrogate(key.charAt(SEARCHED_LENGTH - 1));
        return key.substring(0, cutsPair ? SEARCHED_LENGTH - 1 : SEARCHED_LENGTH);
    }

    Payload payload() {
        return new Payload(name, description, host, owner, enabled, created, modified);
    }

    /** @param livesOn the host on which it lives, which is not for the payload alone to say */
    void take(Payload payload, String livesOn) {
        name(Objects.requireNonNull(payload.name(), "name"));
        description = payload.description();
        host = livesOn;
        owner = payload.owner();
        enabled = payload.enabled();
        created = payload.created();
        modified = payload.modified();
    }

    /** The record as it travels. */
    record Payload(String name, String description, String host, String owner, boolean enabled, Instant created,
            Instant modified) {
    }
}
