package org.ifolder.tool.sample;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.ifolder.tool.people.DirectoryEntries;
import org.ifolder.tool.secret.SaltedHash;

/** The members and groups of the sample organisation as LDIF, the members with the hash of their password. */
final class SampleLdif {

    private SampleLdif() {}

    /**
     * Writes the LDIF to memory: some hundred entries.
     *
     * @param organisation whose members and groups
     * @param passwords password by login name, for each member
     * @return the bytes
     */
    static byte[] of(SampleOrganisation organisation, Map<String, String> passwords) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (LDIFWriter writer = new LDIFWriter(bytes)) {
            writer.writeVersionHeader();
            for (SampleMember member : organisation.members()) {
                Entry entry = DirectoryEntries.person(member.person(), member.login());
                entry.addAttribute("userPassword", SaltedHash.of(passwords.get(member.login())));
                writer.writeEntry(entry);
            }
            for (SampleGroup group : organisation.groups()) {
                writer.writeEntry(DirectoryEntries.group(group.name(), group.description(), group.logins()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
