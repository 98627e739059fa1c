package org.ifolder.web.passing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.server.LocalHost;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R1.1")
class AuthorityTest {

    @Test
    void aDomainCommandIsTheMasters() throws NoSuchMethodException {
        assertThat(at("h1", "h0").elsewhere(operation("domainCommand"), null)).contains("h0");
        assertThat(at("h0", "h0").elsewhere(operation("domainCommand"), null)).isEmpty();
    }

    @Test
    void anIFolderIsDecidedWhereItWasCreated() throws NoSuchMethodException {
        assertThat(at("h1", "h0").elsewhere(operation("iFolderCommand"), "h2-01abc")).contains("h2");
        assertThat(at("h1", "h0").elsewhere(operation("iFolderCommand"), "h1-01abc")).isEmpty();
    }

    @Test
    @Tag("R2.7")
    void anIFolderOfARemovedHostIsDecidedAtItsHeir() throws NoSuchMethodException {
        assertThat(at("h1", "h0").elsewhere(operation("iFolderCommand"), "gone-01abc")).contains("h0");
        assertThat(at("h0", "h0").elsewhere(operation("iFolderCommand"), "gone-01abc")).isEmpty();
    }

    @Test
    void anIdThatNamesNoHostIsRefusedHere() throws NoSuchMethodException {
        assertThat(at("h1", "h0").elsewhere(operation("iFolderCommand"), "nonsense")).isEmpty();
    }

    @Test
    void whoseHomeIsNotKnownIsNotPassedOn() throws NoSuchMethodException {
        assertThat(at("h1", "h0").elsewhere(operation("homeCommand"), "unknown")).isEmpty();
    }

    @Test
    void whatSaysNothingIsAnsweredHere() throws NoSuchMethodException {
        assertThat(at("h1", "h0").elsewhere(operation("local"), "h2-01abc")).isEmpty();
    }

    @Test
    void aHostOfNoDomainRefusesWhatOthersWouldDecide() throws NoSuchMethodException {
        Authority unjoined = new Authority(new StandingHost(null, null), new NoMembers(), new OneHeir());
        Method command = operation("domainCommand");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> unjoined.elsewhere(command, null))
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        assertThat(unjoined.elsewhere(operation("local"), null)).isEmpty();
    }

    private static Authority at(String host, String master) {
        return new Authority(new StandingHost(host, master), new NoMembers(), new OneHeir());
    }

    private static Method operation(String name) throws NoSuchMethodException {
        return Operations.class.getDeclaredMethod(name);
    }

    interface Operations {

        @ActsAtMaster
        void domainCommand();

        @ActsAtIFolderHost
        void iFolderCommand();

        @ActsAtHomeOrMaster
        void homeCommand();

        void local();
    }

    private static final class StandingHost extends LocalHost {

        private final String id;
        private final String master;

        StandingHost(String id, String master) {
            this.id = id;
            this.master = master;
        }

        @Override
        public boolean isJoined() {
            return id != null;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String masterId() {
            return master;
        }
    }

    /** Host h0 is the heir of host gone. */
    private static final class OneHeir implements Authorities {

        @Override
        public List<String> line(String host) {
            return host.equals("gone") ? List.of(host, "h0") : List.of(host);
        }

        @Override
        public Set<String> inheritedBy(String host) {
            return host.equals("h0") ? Set.of("gone") : Set.of();
        }

        @Override
        public long beginsAfter(StreamId stream, long term) {
            return 0;
        }
    }

    private static final class NoMembers extends Members {

        @Override
        public Optional<Member> byId(String id) {
            return Optional.empty();
        }
    }
}
