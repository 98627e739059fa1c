package org.ifolder.audit;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** That a person has done something on this host. Never changed but to be chained, once. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "happened_at", nullable = false)
    private long at;

    @Column(name = "login")
    private String login;

    @Column(name = "member_id")
    private String memberId;

    @Column(name = "via_host")
    private String via;

    @Column(name = "source")
    private String source;

    @Column(name = "action", nullable = false)
    private String action;

    @Column(name = "target")
    private String target;

    @Column(name = "content_before")
    private String before;

    @Column(name = "content_after")
    private String after;

    @Column(name = "sequence")
    private Long sequence;

    @Column(name = "hash")
    private String hash;

    protected AuditEntry() {
    }

    AuditEntry(Instant at, Actor actor, String action, String target, String before, String after) {
        this.id = UlidCreator.getMonotonicUlid().toLowerCase();
        this.at = at.toEpochMilli();
        this.login = actor.login();
        this.memberId = actor.memberId();
        this.via = actor.via();
        this.source = actor.source();
        this.action = action;
        this.target = target;
        this.before = before;
        this.after = after;
    }

    /** When it was done, by this host's clock. */
    public Instant at() {
        return Instant.ofEpochMilli(at);
    }

    public Actor actor() {
        return new Actor(login, memberId, via, source);
    }

    /** What was done: the type of the record that was changed, or the name of the operation. */
    public String action() {
        return action;
    }

    /** Key of the record, or what the operation was done to; null for nothing in particular. */
    public String target() {
        return target;
    }

    /** The record before, as JSON; null where there was none, or it is no record. */
    public String before() {
        return before;
    }

    /** The record after, as JSON; null where there is none any more, or it is no record. */
    public String after() {
        return after;
    }

    /** Its place in the chain, from 1; empty for one that was written a moment ago. */
    public Optional<Long> sequence() {
        return Optional.ofNullable(sequence);
    }

    /** The hash over this entry and the one before it; null as long as it has no place. */
    public String hash() {
        return hash;
    }

    void chain(ChainHead previous) {
        sequence = previous.sequence() + 1;
        hash = previous.next(this);
    }

    /** All that the hash is over, beside the hash of the entry before. */
    List<String> content() {
        return Arrays.asList(String.valueOf(sequence), id, String.valueOf(at), login, memberId, via, source, action, target, before, after);
    }
}
