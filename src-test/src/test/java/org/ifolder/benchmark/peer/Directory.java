package org.ifolder.benchmark.peer;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ifolder.benchmark.SampleMember;

/** The entries of members in an LDAP directory. */
final class Directory {

    static final String SUFFIX = "dc=benchmark";
    static final String MEMBERS = "ou=members," + SUFFIX;
    static final String ADMINISTRATOR = "cn=administrator," + SUFFIX;
    static final String PASSWORD = "benchmark";
    /** The attribute that the mark is written to. */
    static final String MARK = "title";
    static final String MEMBER_CLASS = "inetOrgPerson";

    private Directory() {
    }

    static String dn(int member) {
        return "uid=" + SampleMember.uid(member) + "," + MEMBERS;
    }

    /** Writes the entries of a directory with this many members to a file. */
    static void write(int members, Path file) throws IOException {
        try (LDIFWriter writer = new LDIFWriter(file.toFile())) {
            writer.writeEntry(new Entry(SUFFIX, new Attribute("objectClass", "top", "domain"), new Attribute("dc", "benchmark")));
            writer.writeEntry(new Entry(MEMBERS, new Attribute("objectClass", "top", "organizationalUnit"),
                    new Attribute("ou", "members")));
            for (int member = 0; member < members; member++) {
                writer.writeEntry(entry(member));
            }
        }
    }

    private static Entry entry(int member) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute("objectClass", "top", "person", "organizationalPerson", MEMBER_CLASS));
        SampleMember.attributes(member).forEach((name, value) -> attributes.add(new Attribute(name, value)));
        return new Entry(dn(member), attributes);
    }
}
