package org.ifolder.test.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.history.Subject.Kind;
import org.ifolder.test.system.Person;

/** Reads from a host, in large pages, what it has of the records of one load. */
final class ContentReader {

    /** A host that is in trouble must not hold up what is read of the others. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MultiServerDomain domain;
    private final LoadMembers members;
    private final String begin;

    /** @param begin what the names of all records of the load begin with */
    ContentReader(MultiServerDomain domain, LoadMembers members, String begin) {
        this.domain = domain;
        this.members = members;
        this.begin = begin;
    }

    /** What the host has now. Rights are shown by the home host of whoever holds them. */
    HostContent read(GridHost host) {
        Set<String> atHome = new HashSet<>();
        members.at(host).forEach(person -> atHome.add(person.login()));
        HostContent content = new HostContent(host.name(), subject -> subject.kind() != Kind.RIGHT
                || atHome.contains(subject.name().substring(subject.name().lastIndexOf(' ') + 1)));
        ApiClient administrator = domain.asAdministrator(host).within(PATIENCE);
        readCatalog(administrator, content);
        administrator.all("members?query=" + begin).forEach(member ->
                content.take(new Subject(Kind.MEMBER, member.path("loginName").asText()), member.path("displayName").asText()));
        readReports(administrator, content);
        members.at(host).forEach(person -> readRights(domain.as(person.credential(), host).within(PATIENCE), person, content));
        return content;
    }

    /**
     * What is listed twice is taken twice: it is doubled. A page that begins anew while others write may list a row of the page before
     * again; whoever reads under load reads again.
     */
    private void readCatalog(ApiClient administrator, HostContent content) {
        for (JsonNode iFolder : administrator.all("catalog?query=" + begin)) {
            String mark = iFolder.path("description").asText();
            content.take(new Subject(Kind.IFOLDER, mark), iFolder.path("name").asText());
            if (iFolder.path("usage").isObject()) {
                content.take(new Subject(Kind.USAGE, mark), usage(iFolder.path("usage")));
            }
        }
    }

    private void readRights(ApiClient asPerson, Person person, HostContent content) {
        for (JsonNode iFolder : asPerson.all("catalog?query=" + begin)) {
            content.take(Subject.right(iFolder.path("description").asText(), person.login()), iFolder.path("right").asText());
        }
    }

    private void readReports(ApiClient administrator, HostContent content) {
        Map<String, Integer> counts = new HashMap<>();
        Set<String> read = new HashSet<>();
        for (JsonNode report : administrator.all("reports?query=" + members.loginBegin())) {
            String id = report.path("id").asText();
            String login = report.path("generatedBy").asText();
            if (read.add(id)) {
                content.take(new Subject(Kind.REPORT, id), login);
                counts.merge(login, 1, Integer::sum);
            }
        }
        members.persons().forEach(person ->
                content.take(reportCount(person), String.valueOf(counts.getOrDefault(person.login(), 0))));
    }

    static Subject reportCount(Person person) {
        return new Subject(Kind.REPORT_COUNT, person.login());
    }

    static String usage(JsonNode usage) {
        return usage(usage.path("sizeBytes").asLong(-1), usage.path("files").asLong(-1), usage.path("folders").asLong(-1));
    }

    static String usage(long bytes, long files, long folders) {
        return bytes + " bytes in " + files + " files, " + folders + " folders";
    }
}
