package org.ifolder.tool.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleLdifTest {

    private static final SampleOrganisation ORGANISATION = new SampleOrganisation();

    @TempDir
    private Path folder;

    @Test
    void holdsAllMembersAndGroups() throws Exception {
        List<Entry> entries = entries();
        assertThat(entries.subList(0, 500)).allMatch(entry -> entry.hasAttributeValue("objectClass", "inetOrgPerson"));
        assertThat(entries.subList(500, 540)).allMatch(entry -> entry.hasAttribute("uniqueMember"));
        assertThat(entries).hasSize(540);
    }

    @Test
    void holdsTheHashOfEachMembersPasswordInTheFile() throws Exception {
        List<Entry> entries = entries();
        for (String line : Files.readAllLines(folder.resolve("members"))) {
            String login = line.substring(0, line.indexOf(':'));
            Entry entry = entries.stream()
                    .filter(one -> login.equals(one.getAttributeValue("uid")))
                    .findFirst()
                    .orElseThrow();
            assertThat(matches(entry.getAttributeValue("userPassword"), line.substring(login.length() + 1))).isTrue();
        }
    }

    @Test
    void passwordsAreReadableByTheirOwnerAloneAndKeptOverRuns() throws Exception {
        Path file = folder.resolve("members");
        Map<String, String> first = SamplePasswords.ensure(file, List.of("ada.a", "bob.b"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        Map<String, String> second = SamplePasswords.ensure(file, List.of("ada.a", "bob.b", "cyd.c"));
        assertThat(second).containsAllEntriesOf(first).containsKey("cyd.c");
        assertThat(second.values()).doesNotHaveDuplicates();
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    private List<Entry> entries() throws Exception {
        Map<String, String> passwords = SamplePasswords.ensure(folder.resolve("members"), ORGANISATION.logins());
        List<Entry> entries = new ArrayList<>();
        try (LDIFReader reader = new LDIFReader(new ByteArrayInputStream(SampleLdif.of(ORGANISATION, passwords)))) {
            for (Entry entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static boolean matches(String value, String password) throws Exception {
        assertThat(value).startsWith("{SSHA512}");
        byte[] both = Base64.getDecoder().decode(value.substring("{SSHA512}".length()));
        MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
        sha512.update(password.getBytes(StandardCharsets.UTF_8));
        byte[] digest = sha512.digest(Arrays.copyOfRange(both, 64, both.length));
        return MessageDigest.isEqual(digest, Arrays.copyOf(both, 64));
    }
}
