package org.ifolder.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.List;
import org.ifolder.refusal.Refusal;
import org.junit.jupiter.api.Test;

class ProblemMapperTest {

    private final ThrowableMapper mapper = new ThrowableMapper();

    @Test
    void eachKindOfRefusalHasItsStatus() {
        assertThat(statusOf(Refusal.invalid("name", "is empty"))).isEqualTo(400);
        assertThat(statusOf(Refusal.forbidden("No."))).isEqualTo(403);
        assertThat(statusOf(Refusal.notFound("There is no such member."))).isEqualTo(404);
        assertThat(statusOf(Refusal.conflict("loginName", "is taken"))).isEqualTo(409);
        assertThat(statusOf(Refusal.stale("It was changed."))).isEqualTo(412);
        assertThat(statusOf(Refusal.unavailable("Not now."))).isEqualTo(503);
    }

    @Test
    void aRefusalNamesTheFieldAtFault() {
        Response response = mapper.toResponse(Refusal.conflict("loginName", "is taken"));
        assertThat(response.getMediaType().toString()).isEqualTo("application/problem+json");
        assertThat(problem(response).errors()).containsExactly(new FieldError("loginName", "is taken"));
        assertThat(problem(response).detail()).isEqualTo("loginName: is taken");
        assertThat(problem(response).type()).isEqualTo(URI.create("urn:ifolder:problem:conflict"));
    }

    @Test
    void whatTheContainerWrappedIsFound() {
        assertThat(statusOf(new EJBException(new RuntimeException(Refusal.stale("It was changed."))))).isEqualTo(412);
        assertThat(statusOf(new EJBException(new OptimisticLockException()))).isEqualTo(409);
        assertThat(statusOf(new EJBException(new NotSupportedException()))).isEqualTo(415);
        assertThat(statusOf(new IllegalStateException(new SQLIntegrityConstraintViolationException("key 4711")))).isEqualTo(409);
    }

    @Test
    void whatADatabaseRefusesForAnotherRequestsSakeMayBeRepeated() {
        assertThat(statusOf(new EJBException(new RuntimeException(new SQLException("double", "23505"))))).isEqualTo(409);
        assertThat(statusOf(new EJBException(new RuntimeException(new SQLException("deadlock", "40P01"))))).isEqualTo(409);
        assertThat(statusOf(new EJBException(new RuntimeException(new SQLException("no such column", "42703"))))).isEqualTo(500);
    }

    @Test
    void aDatabaseOutOfReachIsNoFailureOfTheRequest() {
        SQLException refused = new SQLException("no connection", new RuntimeException(new SQLException("refused", "08001")));

        assertThat(statusOf(new EJBException(new RuntimeException(refused)))).isEqualTo(503);
        assertThat(statusOf(new RuntimeException(new SQLException("shutting down", "57P01")))).isEqualTo(503);
    }

    @Test
    void httpsOwnRefusalsKeepTheirStatusAndWhatBelongsToIt() {
        assertThat(statusOf(new NotFoundException())).isEqualTo(404);
        assertThat(statusOf(new NotSupportedException())).isEqualTo(415);
        Response notAllowed = mapper.toResponse(new NotAllowedException(Response.status(405).header("Allow", "GET").build()));
        assertThat(notAllowed.getStatus()).isEqualTo(405);
        assertThat(notAllowed.getHeaderString("Allow")).isEqualTo("GET");
    }

    @Test
    void whatIsNoErrorIsLeftAsItIs() {
        Response moved = Response.status(307).location(URI.create("https://127.0.0.1/x")).build();
        assertThat(mapper.toResponse(new RedirectionException(moved))).isSameAs(moved);
    }

    @Test
    void aFailureTellsNothingButTheIdUnderWhichItIsLogged() {
        Response response = mapper.toResponse(new IllegalStateException("jdbc:h2:secret"));
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(problem(response).detail()).doesNotContain("secret").contains("id");
        assertThat(problem(response).instance().toString()).startsWith("urn:uuid:");
    }

    @Test
    void anOwnAnswerOf500IsLoggedToo() {
        assertThat(problem(mapper.toResponse(new InternalServerErrorException("secret"))).instance()).isNotNull();
    }

    @Test
    void aProblemNamesTheRequestUnlessItHasAnId() {
        Problem refused = Problem.of(ProblemType.FORBIDDEN, "No.");
        assertThat(refused.at("/ifolder/api/v1/hosts").instance()).isEqualTo(URI.create("/ifolder/api/v1/hosts"));
        Problem logged = new Problem(null, "t", 500, "d", URI.create("urn:uuid:1"), List.of());
        assertThat(logged.at("/x").instance()).isEqualTo(URI.create("urn:uuid:1"));
    }

    @Test
    void aRequestThatWasPassedOnIsNamedAsTheClientKnowsIt() {
        assertThat(ProblemInstance.publicPath("/ifolder/private/v1/hosts/private/v1")).isEqualTo("/ifolder/api/v1/hosts/private/v1");
        assertThat(ProblemInstance.publicPath("/ifolder/api/v1/hosts")).isEqualTo("/ifolder/api/v1/hosts");
    }

    private int statusOf(Throwable thrown) {
        Response response = mapper.toResponse(thrown);
        assertThat(problem(response).status()).isEqualTo(response.getStatus());
        return response.getStatus();
    }

    private static Problem problem(Response response) {
        return (Problem) response.getEntity();
    }
}
