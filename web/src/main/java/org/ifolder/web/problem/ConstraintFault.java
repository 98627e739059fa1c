package org.ifolder.web.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Names the JSON fields that break a constraint. */
final class ConstraintFault {

    private ConstraintFault() {
    }

    /** The problem to tell; empty when it is this host's own answer that breaks a constraint. */
    static Optional<Problem> describe(ConstraintViolationException fault) {
        if (fault.getConstraintViolations() == null
                || fault.getConstraintViolations().stream().anyMatch(ConstraintFault::isOfAnswer)) {
            return Optional.empty();
        }
        List<FieldError> errors = fault.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation.getPropertyPath()), violation.getMessage()))
                .distinct()
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        return Optional.of(Problem.of(ProblemType.INVALID, errors));
    }

    private static boolean isOfAnswer(ConstraintViolation<?> violation) {
        for (Path.Node step : violation.getPropertyPath()) {
            if (step.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    private static String field(Path path) {
        StringBuilder field = new StringBuilder();
        String parameter = "body";
        for (Path.Node step : path) {
            switch (step.getKind()) {
                case METHOD, CONSTRUCTOR, CROSS_PARAMETER -> {
                    // where it was found out says nothing to the client
                }
                case PARAMETER -> parameter = step.getName();
                default -> append(field, step);
            }
        }
        return field.isEmpty() ? parameter : field.toString();
    }

    private static void append(StringBuilder field, Path.Node step) {
        if (step.isInIterable() && step.getIndex() != null) {
            field.append('[').append(step.getIndex()).append(']');
        }
        if (step.getName() != null && step.getKind() != ElementKind.CONTAINER_ELEMENT) {
            field.append(field.isEmpty() ? "" : ".").append(step.getName());
        }
    }
}
