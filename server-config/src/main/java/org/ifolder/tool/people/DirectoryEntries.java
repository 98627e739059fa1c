package org.ifolder.tool.people;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.RDN;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Makes directory entries (RFC 4519, RFC 2798) of people and groups, all under {@value #BASE}. */
public final class DirectoryEntries {

    static final String BASE = "dc=sample,dc=example";
    private static final String PEOPLE = "ou=People," + BASE;
    private static final String GROUPS = "ou=Groups," + BASE;
    private static final String MAIL_DOMAIN = "sample.example";

    private DirectoryEntries() {}

    /** The entries that a directory needs above people and groups. */
    static List<Entry> containers() {
        return List.of(
                new Entry(BASE, new Attribute("objectClass", "top", "domain"), new Attribute("dc", "sample")),
                unit(PEOPLE, "People"),
                unit(GROUPS, "Groups"));
    }

    /**
     * An {@code inetOrgPerson}. Its {@code entryUUID} is made from the login name (RFC 9562, version 3).
     *
     * @param person the person
     * @param login the login name, ASCII
     * @return a new entry, to which more attributes may be added
     */
    public static Entry person(Person person, String login) {
        Entry entry = new Entry(
                personDn(login), new Attribute("objectClass", "top", "person", "organizationalPerson", "inetOrgPerson"));
        entry.addAttribute("uid", login);
        entry.addAttribute("entryUUID", uuid("member:" + login));
        entry.addAttribute("cn", person.displayName());
        entry.addAttribute("sn", person.familyName());
        entry.addAttribute("givenName", person.givenName());
        entry.addAttribute("displayName", person.displayName());
        entry.addAttribute("mail", login + "@" + MAIL_DOMAIN);
        entry.addAttribute("preferredLanguage", person.locale().toLanguageTag());
        entry.addAttribute("l", person.city());
        return entry;
    }

    /**
     * A {@code groupOfUniqueNames}.
     *
     * @param name the group's name
     * @param description what it is for
     * @param logins the login names of its members, not empty
     * @return a new entry
     */
    public static Entry group(String name, String description, Collection<String> logins) {
        Entry entry = new Entry(
                new DN(new RDN("cn", name), parsed(GROUPS)), new Attribute("objectClass", "top", "groupOfUniqueNames"));
        entry.addAttribute("cn", name);
        entry.addAttribute("entryUUID", uuid("group:" + name));
        entry.addAttribute("description", description);
        entry.addAttribute(new Attribute(
                "uniqueMember",
                logins.stream().map(login -> personDn(login).toString()).toList()));
        return entry;
    }

    private static Entry unit(String dn, String name) {
        return new Entry(dn, new Attribute("objectClass", "top", "organizationalUnit"), new Attribute("ou", name));
    }

    private static DN personDn(String login) {
        return new DN(new RDN("uid", login), parsed(PEOPLE));
    }

    private static String uuid(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static DN parsed(String dn) {
        try {
            return new DN(dn);
        } catch (com.unboundid.ldap.sdk.LDAPException e) {
            throw new IllegalStateException("not a DN: " + dn, e);
        }
    }
}
