package org.ifolder.web.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.ifolder.web.listener.Doorkeeper.Visit;
import org.ifolder.web.problem.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorkeeperTest {

    @ParameterizedTest
    @CsvSource({
        "PUBLIC,  /api/v1/hosts,     0",
        "PUBLIC,  /index.xhtml,      0",
        "PUBLIC,  /private,          404",
        "PUBLIC,  /private/v1/hosts, 404",
        "PUBLIC,  /privately,        0",
        "PRIVATE, /private/v1/hosts, 0",
        "PRIVATE, /api/v1/hosts,     404",
        "PRIVATE, /privately,        404",
        "PRIVATE, /,                 404",
        "PLAIN,   /api/v1/health,    403",
        "PLAIN,   /private/v1/hosts, 403",
        "UNKNOWN, /api/v1/health,    404",
        "UNKNOWN, /private/v1/hosts, 404"})
    @Tag("R2.3")
    void eachListenerLetsThroughWhatItIsFor(Listener listener, String path, int status) {
        assertThat(statusOf(visit(listener, path, "GET"))).isEqualTo(status);
    }

    @Test
    void plainHttpPointsPagesToHttps() {
        assertThat(Doorkeeper.redirects(visit(Listener.PLAIN, "/index.xhtml", "GET"))).isTrue();
        assertThat(Doorkeeper.redirects(visit(Listener.PUBLIC, "/index.xhtml", "GET"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/hosts, GET", "/private/v1/hosts, GET", "/index.xhtml, POST"})
    void plainHttpRefusesTheApiAndWhatHasABody(String path, String method) {
        assertThat(Doorkeeper.redirects(visit(Listener.PLAIN, path, method))).isFalse();
        assertThat(statusOf(visit(Listener.PLAIN, path, method))).isEqualTo(403);
    }

    @Test
    void plainHttpNeverRedirectsCredentials() {
        Visit visit = new Visit(Listener.PLAIN, "/index.xhtml", "GET", true, null);
        assertThat(Doorkeeper.redirects(visit)).isFalse();
        assertThat(statusOf(visit)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "anything"})
    void anotherSiteMayChangeNothing(String site) {
        assertThat(statusOf(new Visit(Listener.PUBLIC, "/api/v1/hosts", "POST", true, site))).isEqualTo(403);
        assertThat(statusOf(new Visit(Listener.PUBLIC, "/api/v1/hosts", "GET", true, site))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void theOwnSiteAndTheAddressBarMayChangeThings(String site) {
        assertThat(statusOf(new Visit(Listener.PUBLIC, "/api/v1/hosts", "POST", true, site))).isZero();
    }

    private static Visit visit(Listener listener, String path, String method) {
        return new Visit(listener, path, method, false, null);
    }

    /** The status of the objection; 0 for none. */
    private static int statusOf(Visit visit) {
        Optional<Problem> objection = Doorkeeper.objection(visit);
        return objection.map(Problem::status).orElse(0);
    }
}
