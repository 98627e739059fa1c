package org.ifolder.domain.member;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ifolder.domain.RecordSource;
import org.ifolder.domain.SourcePayload;
import org.ifolder.domain.TextLines;
import org.ifolder.replication.record.ReplicatedRecord;
import org.ifolder.text.Text;

/** A person provisioned in the Domain (R3.1). Its key is its id, which is never used again. */
@Entity
@Table(name = "member")
public class Member extends ReplicatedRecord {

    @Column(name = "login_name")
    private String loginName;

    @Column(name = "login_key")
    private String loginKey;

    @Convert(converter = TextLines.class)
    @Column(name = "former_names")
    private List<String> formerNames = List.of();

    @Column(name = "given_name")
    private String givenName;

    @Column(name = "family_name")
    private String familyName;

    @Column(name = "family_key")
    private String familyKey;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "display_key")
    private String displayKey;

    @Column(name = "email")
    private String email;

    @Column(name = "home_host")
    private String homeHost;

    @Embedded
    private RecordSource source = RecordSource.local();

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private MemberState state;

    @Embedded
    private SessionEpoch sessionEpoch = new SessionEpoch(0, 0);

    /** Of this host alone, in no payload. */
    @Column(name = "sessions_ended_at")
    private Long sessionsEndedAt;

    protected Member() {
    }

    Member(String id) {
        super(id);
    }

    public String id() {
        return key();
    }

    public String loginName() {
        return loginName;
    }

    /** The normalised login name, see {@link LoginName#key()}. */
    public String loginKey() {
        return loginKey;
    }

    /** Login names that the member had before, the newest first. */
    public List<String> formerNames() {
        return formerNames == null ? List.of() : formerNames;
    }

    public String givenName() {
        return givenName;
    }

    public String familyName() {
        return familyName;
    }

    public String displayName() {
        return displayName;
    }

    public String email() {
        return email;
    }

    /** Id of the home host. */
    public String homeHost() {
        return homeHost;
    }

    public RecordSource source() {
        return source == null ? RecordSource.local() : source;
    }

    public MemberState state() {
        return state;
    }

    /** The epoch in which the member's sessions begin now. What began in an earlier one counts nowhere. */
    public SessionEpoch sessionEpoch() {
        return sessionEpoch;
    }

    /** When this host ended the member's sessions of earlier epochs, by its own clock; empty where it never did. */
    public Optional<Instant> sessionsEndedAt() {
        return Optional.ofNullable(sessionsEndedAt).map(Instant::ofEpochMilli);
    }

    /** Nothing that began in an earlier epoch than this counts any more. */
    void endSessions(SessionEpoch epoch, Instant now) {
        sessionEpoch = epoch;
        sessionsEndedAt = now.toEpochMilli();
    }

    public boolean isActive() {
        return state == MemberState.ACTIVE && !isRemoved();
    }

    /** What the member is called at present. */
    public MemberDetails details() {
        return new MemberDetails(loginName, givenName, familyName, displayName, email);
    }

    void settle(String homeHostId) {
        homeHost = homeHostId;
    }

    void provision(String homeHostId, RecordSource from) {
        homeHost = homeHostId;
        source = from;
        state = MemberState.ACTIVE;
    }

    void source(RecordSource newSource) {
        source = newSource;
    }

    void state(MemberState newState) {
        state = newState;
    }

    void describe(MemberDetails details) {
        describe(details.givenName(), details.familyName(), details.displayName(), details.email());
    }

    private void describe(String given, String family, String display, String mail) {
        givenName = given;
        familyName = family;
        familyKey = Text.searchKey(familyName);
        displayName = display;
        displayKey = Text.searchKey(displayName);
        email = mail;
    }

    void login(LoginName login) {
        loginName = login.name();
        loginKey = login.key();
    }

    /** Takes another login name and remembers the one before, at most as many as given. */
    void rename(LoginName login, int remembered) {
        if (loginName != null && !loginName.equals(login.name())) {
            formerNames = Stream.concat(Stream.of(loginName), formerNames().stream())
                    .distinct().limit(remembered).toList();
        }
        login(login);
    }

    /** All as it came, to the letter: what is told again must be the same. */
    void take(MemberPayload payload, Instant now) {
        login(new LoginName(payload.loginName(), payload.loginKey()));
        formerNames = payload.formerNames() == null ? List.of() : payload.formerNames();
        describe(payload.givenName(), payload.familyName(), payload.displayName(), payload.email());
        provision(payload.homeHost(), SourcePayload.read(payload.source()));
        state = payload.state();
        SessionEpoch epoch = new SessionEpoch(countOf(payload.sessionsEnded()), countOf(payload.passwordsChanged()));
        if (sessionEpoch.isBefore(epoch)) {
            endSessions(epoch, now);
        }
        sessionEpoch = epoch;
    }

    private static int countOf(Integer count) {
        return count == null ? 0 : count;
    }

    MemberPayload payload() {
        return new MemberPayload(loginName, loginKey, formerNames().isEmpty() ? null : formerNames(), givenName, familyName,
                displayName, email, homeHost, SourcePayload.of(source), state, toldOf(sessionEpoch.ended()), toldOf(sessionEpoch.passwords()));
    }

    /** What never happened is not told. */
    private static Integer toldOf(int count) {
        return count == 0 ? null : count;
    }
}
