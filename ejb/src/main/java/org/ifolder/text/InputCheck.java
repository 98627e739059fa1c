package org.ifolder.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.annotation.ElementType;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.ifolder.refusal.Refusal;

/** Judges a boundary's input by the constraints on its record, for callers other than the API too. */
@ApplicationScoped
public class InputCheck {

    private Validator validator;

    /** For the container's proxy alone. */
    protected InputCheck() {
    }

    @Inject
    public InputCheck(ValidatorFactory validators) {
        this.validator = validators.usingContext().traversableResolver(new Everything()).getValidator();
    }

    /**
     * Returns the input where it is valid.
     *
     * @throws Refusal {@link Refusal.Kind#INVALID} naming the first field at fault
     */
    public <T> T valid(T input) {
        if (input == null) {
            throw Refusal.invalid(null, "The input is missing.");
        }
        fault(input).ifPresent(refusal -> {
            throw refusal;
        });
        return input;
    }

    /** What is wrong with the input, as the refusal that it deserves; empty where it is valid. */
    public Optional<Refusal> fault(Object input) {
        Set<ConstraintViolation<Object>> violations = validator.validate(input);
        return violations.stream()
                .min(Comparator.comparing((ConstraintViolation<Object> fault) -> fault.getPropertyPath().toString())
                        .thenComparing(ConstraintViolation::getMessage))
                .map(fault -> Refusal.invalid(field(fault.getPropertyPath()), fault.getMessage()));
    }

    private static String field(Path path) {
        String field = path.toString();
        int element = field.indexOf('[');
        return element < 0 ? field : field.substring(0, element);
    }

    /**
     * Input is plain data, of which nothing is loaded later. The default asks every persistence provider on the class path about each
     * field, which costs more than all constraints together.
     */
    private static final class Everything implements TraversableResolver {

        @Override
        public boolean isReachable(Object object, Path.Node property, Class<?> root, Path path, ElementType type) {
            return true;
        }

        @Override
        public boolean isCascadable(Object object, Path.Node property, Class<?> root, Path path, ElementType type) {
            return true;
        }
    }
}
