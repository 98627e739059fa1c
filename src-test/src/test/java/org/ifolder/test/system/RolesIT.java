package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ifolder.test.api.Answer;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may call what: each operation of the OpenAPI document, tried with each role. What is expected stands in {@code roles.txt}. */
@Tag("R4.6")
class RolesIT {

    private static final String NOBODY = "NOBODY";
    private static final String MEMBER = "MEMBER";
    private static final String OPERATOR = "OPERATOR";
    private static final List<String> ROLES =
            List.of("DOMAIN_ADMINISTRATOR", "HOST_OPERATOR", "GROUP_ADMINISTRATOR", "REPORT_READER", "AUDITOR");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    /** What {@code RoleFilter} says, and nobody else. */
    private static final String BY_ROLE = "Your role does not allow this.";

    /** Open to everybody, and themselves answer 401 to who shows what is wrong. */
    private static final Set<String> LOGINS = Set.of("/login", "/login/password", "/login/refresh");

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private final GridHost slave = domain.host(1);

    /** An operation of the document. */
    private record Operation(String method, String path, JsonNode description) {

        String name() {
            return method.toUpperCase() + " " + path;
        }

        /** Sent for things that are not there: what a role may do is decided before. */
        Answer send(ApiClient client) {
            ApiClient any = client.with("Accept", "*/*");
            String concrete = path.substring(1).replace("{role}", "AUDITOR").replaceAll("\\{[^}]+}", "nothing");
            JsonNode content = description.path("requestBody").path("content");
            if (content.isMissingNode()) {
                return any.send(method.toUpperCase(), concrete, BodyPublishers.noBody());
            }
            String type = content.fieldNames().next();
            JsonNode example = content.path(type).path("examples").elements().next().path("value");
            String body = example.isTextual() ? example.asText() : example.toString();
            return any.with("Content-Type", type).send(method.toUpperCase(), concrete, BodyPublishers.ofString(body));
        }
    }

    @Test
    void eachOperationIsOpenToTheRolesOfTheMatrixAndToNoOther() throws IOException {
        Map<String, List<String>> expected = matrix();
        List<Operation> operations = operations();
        assertThat(operations).extracting(Operation::name).as("operations of the OpenAPI document, and of roles.txt")
                .containsExactlyInAnyOrderElementsOf(expected.keySet());

        Map<String, ApiClient> clients = clients();
        Map<String, List<String>> found = new TreeMap<>();
        for (Operation operation : operations) {
            found.put(operation.name(), clients.entrySet().stream().filter(client -> isAllowed(operation, operation.send(client.getValue())))
                    .map(Map.Entry::getKey).toList());
        }
        assertThat(found).isEqualTo(new TreeMap<>(expected));
    }

    private static boolean isAllowed(Operation operation, Answer answer) {
        assertThat(answer.status()).as("%s", answer).isNotEqualTo(500);
        boolean wantsLogin = answer.status() == 401 && !LOGINS.contains(operation.path());
        return !wantsLogin && !(answer.status() == 403 && answer.body().contains(BY_ROLE));
    }

    private List<Operation> operations() {
        JsonNode paths = domain.asAdministrator(slave).get("openapi").expect(200).json().path("paths");
        List<Operation> operations = new ArrayList<>();
        paths.fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
            if (METHODS.contains(operation.getKey())) {
                operations.add(new Operation(operation.getKey(), path.getKey(), operation.getValue()));
            }
        }));
        return operations;
    }

    /** One of each kind, in the order of the matrix; all at home at a slave. */
    private Map<String, ApiClient> clients() {
        Map<String, ApiClient> clients = new LinkedHashMap<>();
        clients.put(NOBODY, domain.asNobody(slave));
        clients.put(OPERATOR, domain.as(domain.operator(), slave));
        clients.put(MEMBER, scenario.as(scenario.memberAt(slave)));
        String group = domain.asAdministrator(domain.master()).post("groups", Map.of("name", Scenario.unique("group"))).expect(201).text("id");
        for (String role : ROLES) {
            Person person = scenario.memberAt(slave, role.toLowerCase().replace('_', '-'));
            domain.asAdministrator(domain.master()).put("members/" + person.id() + "/roles/" + role,
                    role.startsWith("GROUP") ? Map.of("groups", List.of(group)) : Map.of()).expect(200);
            eventually(() -> assertThat(domain.asAdministrator(slave).get("members/" + person.id() + "/roles").expect(200).json()).hasSize(1));
            clients.put(role, scenario.as(person));
        }
        return clients;
    }

    /** A line an operation: its name, a colon, and who may call it. */
    private static Map<String, List<String>> matrix() throws IOException {
        Map<String, List<String>> matrix = new TreeMap<>();
        try (InputStream in = RolesIT.class.getResourceAsStream("roles.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split(": *", 2);
                    matrix.put(parts[0].strip(), Arrays.asList(parts[1].strip().split(" +")));
                }
            }
        }
        return matrix;
    }
}
