package org.ifolder.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.executable.ExecutableValidator;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;

class ConstraintFaultTest {

    record Part(@NotNull(message = "is missing") String name) {
    }

    record Thing(@NotNull(message = "is missing") String name, @Size(max = 2, message = "has too many entries")
            List<@NotNull(message = "is missing") String> ids, @Valid List<Part> parts) {
    }

    static class Resource {

        public @NotNull(message = "is missing") String create(@Valid @NotNull(message = "is missing") Thing input) {
            return null;
        }
    }

    private final ExecutableValidator validator = Validation.byDefaultProvider().configure()
            .messageInterpolator(new ParameterMessageInterpolator()).buildValidatorFactory().getValidator().forExecutables();
    private final Method create = Resource.class.getDeclaredMethods()[0];

    @Test
    void fieldsAreNamedAsTheBodyNamesThem() {
        assertThat(errors(new Thing(null, Arrays.asList("a", null, "c"), List.of(new Part("x"), new Part(null)))))
                .containsExactly(new FieldError("ids", "has too many entries"), new FieldError("ids[1]", "is missing"),
                        new FieldError("name", "is missing"), new FieldError("parts[1].name", "is missing"));
    }

    @Test
    void aMissingParameterIsNamedItself() {
        assertThat(errors(null)).containsExactly(new FieldError("input", "is missing"));
    }

    @Test
    void aBrokenAnswerIsNotTheClientsFault() {
        Set<ConstraintViolation<Resource>> violations = validator.validateReturnValue(new Resource(), create, null);
        assertThat(ConstraintFault.describe(new ConstraintViolationException(violations))).isEmpty();
    }

    private List<FieldError> errors(Thing input) {
        Set<ConstraintViolation<Resource>> violations =
                validator.validateParameters(new Resource(), create, new Object[] {input});
        Optional<Problem> problem = ConstraintFault.describe(new ConstraintViolationException(violations));
        return problem.orElseThrow().errors();
    }
}
