package org.ifolder.test.system;

import static org.ifolder.test.grid.MultiServerDomain.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.ifolder.test.api.Answer;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.tool.folder.Credential;

/** What tests need before they begin: members and iFolders of their own, under names that no other test has. */
public final class Scenario {

    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final String RUN = Long.toString(ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36), 36);

    private final MultiServerDomain domain;

    public Scenario(MultiServerDomain domain) {
        this.domain = domain;
    }

    /** A name that begins so and that nothing else has. */
    public static String unique(String begin) {
        return begin + "-" + RUN + "-" + NUMBERS.incrementAndGet();
    }

    /** The id of a host. */
    public String idOf(GridHost host) {
        return hostRecord(domain.asAdministrator(host), host.name()).path("id").asText();
    }

    /** The record of the host with this name, as the asked host has it. */
    static JsonNode hostRecord(ApiClient asked, String name) {
        return asked.all("hosts").stream()
                .filter(host -> host.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(asked + " knows no host " + name));
    }

    /** What a request for a new member says. */
    public static Map<String, Object> newMember(String login, String homeHost) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("loginName", login);
        member.put("givenName", "Zoë");
        member.put("familyName", "Łukasiewicz");
        member.put("displayName", "Zoë Łukasiewicz");
        member.put("email", login + "@test.example");
        member.put("homeHost", homeHost);
        return member;
    }

    /** A member with this home host, who can log in there and is known to all hosts. */
    public Person memberAt(GridHost home) {
        return memberAt(home, "member");
    }

    /** The same, whose login name begins so. */
    public Person memberAt(GridHost home, String begin) {
        String login = unique(begin);
        ApiClient atMaster = domain.asAdministrator(domain.master());
        String id = atMaster.post("members", newMember(login, idOf(home))).expect(201).text("id");
        Credential credential = new Credential(login, UUID.randomUUID().toString());
        for (GridHost host : domain.hosts()) {
            eventually(() -> domain.asAdministrator(host).get("members/" + id).expect(200));
        }
        atMaster.put("members/" + id + "/password", Map.of("password", credential.password(), "temporary", false)).expect(204);
        eventually(() -> domain.as(credential, home).get("catalog").expect(200));
        return new Person(id, credential, home);
    }

    /** The API of a member's home host, asked by the member. */
    public ApiClient as(Person member) {
        return domain.as(member.credential(), member.home());
    }

    /** An iFolder that the member has just made; other hosts may not know of it yet. */
    Answer newIFolder(Person owner) {
        return newIFolder(owner, unique("iFolder"));
    }

    Answer newIFolder(Person owner, String name) {
        return as(owner).post("ifolders", Map.of("name", name)).expect(201);
    }

    /** Lets the owner give somebody a right. */
    Answer grant(Person owner, String iFolder, Person member, String right) {
        return as(owner).put("ifolders/" + iFolder + "/rights/" + member.id(), Map.of("right", right)).expect(200, 201);
    }
}
