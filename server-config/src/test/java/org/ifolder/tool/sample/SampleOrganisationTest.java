package org.ifolder.tool.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SampleOrganisationTest {

    private static final SampleOrganisation ORGANISATION = new SampleOrganisation();

    @Test
    void isTheSameEveryTime() {
        SampleOrganisation again = new SampleOrganisation();
        assertThat(again.members()).isEqualTo(ORGANISATION.members());
        assertThat(again.groups()).isEqualTo(ORGANISATION.groups());
        assertThat(again.iFolders()).isEqualTo(ORGANISATION.iFolders());
    }

    @Test
    void hasTheSizeThatIsPromised() {
        assertThat(ORGANISATION.members()).hasSize(500);
        assertThat(ORGANISATION.groups()).hasSize(40);
        assertThat(ORGANISATION.iFolders()).hasSize(300);
    }

    @Test
    void loginNamesAreUniqueAsciiWithOneDot() {
        assertThat(ORGANISATION.logins()).doesNotHaveDuplicates().allMatch(login -> login.matches("[a-z]+\\.[a-z]+[0-9]*"));
    }

    @Test
    void groupsHaveUniqueNamesAndMembersOfTheOrganisation() {
        assertThat(ORGANISATION.groups()).extracting(SampleGroup::name).doesNotHaveDuplicates();
        assertThat(ORGANISATION.groups()).allSatisfy(group -> {
            assertThat(group.logins()).isNotEmpty();
            assertThat(ORGANISATION.logins()).containsAll(group.logins());
        });
    }

    @Test
    @Tag("R1.2")
    void iFoldersAreSharedWithOthersByBothRights() {
        Set<String> rights = new HashSet<>();
        for (SampleIFolder iFolder : ORGANISATION.iFolders()) {
            assertThat(ORGANISATION.logins()).contains(iFolder.owner()).containsAll(iFolder.shares().keySet());
            assertThat(iFolder.shares()).doesNotContainKey(iFolder.owner());
            rights.addAll(iFolder.shares().values());
        }
        assertThat(rights).containsExactlyInAnyOrder("READ_ONLY", "READ_WRITE");
    }

    @Test
    void anOwnersIFoldersHaveDifferentNamesThatFileSystemsTake() {
        Set<String> names = new HashSet<>();
        for (SampleIFolder iFolder : ORGANISATION.iFolders()) {
            assertThat(names.add(iFolder.owner() + "/" + iFolder.name())).isTrue();
            assertThat(iFolder.name()).isNotBlank().hasSizeLessThan(120).doesNotContain("/", "\\", ":", "\"");
        }
    }

    @Test
    void usageIsPositiveAndConsistent() {
        assertThat(ORGANISATION.iFolders()).extracting(SampleIFolder::usage).allSatisfy(usage -> {
            assertThat(usage.sizeBytes()).isPositive();
            assertThat(usage.files()).isPositive();
            assertThat(usage.folders()).isBetween(1L, usage.files());
        });
    }
}
