package org.ifolder.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Objects;
import org.ifolder.replication.record.ReplicatedRecord;

/**
 * What one member may do with one iFolder (R1.2). Its key is {@code <ifolder>/<member>}, so a member has at most one right on an
 * iFolder. A right counts only while its member is ACTIVE (R3.5).
 */
@Entity
@Table(name = "ifolder_right")
public class Right extends ReplicatedRecord {

    private static final char BETWEEN = '/';

    @Column(name = "ifolder_key", nullable = false, updatable = false)
    private String ifolder;

    @Column(name = "member_id", nullable = false, updatable = false)
    private String member;

    @Enumerated(EnumType.STRING)
    @Column(name = "right_level")
    private RightLevel level;

    protected Right() {
    }

    /** An empty record under this key, for a change of another host to fill. */
    Right(String key) {
        super(key);
        int between = key.indexOf(BETWEEN);
        if (between < 0) {
            throw new IllegalArgumentException("the key of a right names an iFolder and a member, not " + key);
        }
        ifolder = key.substring(0, between);
        member = key.substring(between + 1);
    }

    Right(String ifolder, String member, RightLevel level) {
        this(key(ifolder, member));
        this.level = level;
    }

    static String key(String ifolder, String member) {
        return ifolder + BETWEEN + member;
    }

    /** Id of the iFolder. */
    public String ifolder() {
        return ifolder;
    }

    /** Id of the member. */
    public String member() {
        return member;
    }

    public RightLevel level() {
        return level;
    }

    /**
     * Makes the right what it is to be, also where it had been revoked.
     *
     * @return whether anything is different now
     */
    boolean become(RightLevel newLevel) {
        if (!isRemoved() && level == newLevel) {
            return false;
        }
        restore();
        level = newLevel;
        return true;
    }

    Payload payload() {
        return new Payload(level);
    }

    void take(Payload payload) {
        level = Objects.requireNonNull(payload.right(), "right");
    }

    /** The record as it travels; iFolder and member are in its key. */
    record Payload(RightLevel right) {
    }
}
