package org.ifolder.domain.member;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * When a session has begun, as counted by who ends sessions: administrators at the master, and the home host with each other password. Two counts, as
 * the one may go on while the other does not know of it. What began in an earlier epoch by either count is over.
 */
@Embeddable
public class SessionEpoch {

    @Column(name = "sessions_ended")
    private int ended;

    @Column(name = "passwords_changed")
    private int passwords;

    protected SessionEpoch() {
    }

    /**
     * An epoch.
     *
     * @param ended how often the member's sessions have been ended at the master
     * @param passwords how often the member has had another password, by the home host's count
     */
    public SessionEpoch(int ended, int passwords) {
        this.ended = ended;
        this.passwords = passwords;
    }

    /** How often the member's sessions have been ended at the master. */
    public int ended() {
        return ended;
    }

    /** How often the member has had another password, by the home host's count. */
    public int passwords() {
        return passwords;
    }

    /** Whether what began in this epoch is over in the other. */
    public boolean isBefore(SessionEpoch other) {
        return ended < other.ended || passwords < other.passwords;
    }

    /** The same with another count of passwords. */
    public SessionEpoch withPasswords(int count) {
        return new SessionEpoch(ended, count);
    }

    SessionEpoch withOneMoreEnd() {
        return new SessionEpoch(ended + 1, passwords);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionEpoch epoch && epoch.ended == ended && epoch.passwords == passwords;
    }

    @Override
    public int hashCode() {
        return 31 * ended + passwords;
    }

    /** Both counts, with a point between them. */
    @Override
    public String toString() {
        return ended + "." + passwords;
    }
}
