package org.ifolder.web.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words for the client what is wrong with a JSON body. Never repeats the body's values. */
final class JsonFault {

    private static final String WHOLE_BODY = "body";

    /** What Jackson tells by nothing but the beginning of its message. */
    private static final Map<String, String> KNOWN = Map.of(
            "Trailing token", "is followed by more text",
            "Duplicate field", "names the same field twice",
            "Cannot map `null`", "is missing");

    private JsonFault() {
    }

    static Problem describe(JsonProcessingException fault) {
        return Problem.of(ProblemType.INVALID, List.of(new FieldError(field(fault), message(fault) + place(fault))));
    }

    private static String field(JsonProcessingException fault) {
        if (!(fault instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return WHOLE_BODY;
        }
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String message(JsonProcessingException fault) {
        if (fault instanceof StreamConstraintsException || fault.getCause() instanceof StreamConstraintsException) {
            return "is nested too deeply, or holds a name, a text or a number that is too long";
        }
        String known = KNOWN.entrySet().stream().filter(entry -> fault.getOriginalMessage().startsWith(entry.getKey()))
                .map(Map.Entry::getValue).findFirst().orElse(null);
        if (known != null) {
            return known;
        }
        if (fault instanceof InputCoercionException || fault.getCause() instanceof InputCoercionException) {
            return "must be a number within its range";
        }
        if (fault instanceof PropertyBindingException) {
            return "is not known";
        }
        if (fault instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return "must be one of " + Arrays.stream(format.getTargetType().getEnumConstants()).map(Object::toString)
                    .collect(Collectors.joining(", "));
        }
        if (fault instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "must be " + inJson(mismatch.getTargetType());
        }
        return fault instanceof JsonMappingException ? "cannot be read" : "is not well-formed JSON";
    }

    private static String inJson(Class<?> type) {
        if (CharSequence.class.isAssignableFrom(type) || type.isEnum()) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number within its range";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a time in the form of ISO 8601";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "a value of another form";
    }

    private static String place(JsonProcessingException fault) {
        JsonLocation location = fault.getLocation();
        return location == null || location.getLineNr() < 1 ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
