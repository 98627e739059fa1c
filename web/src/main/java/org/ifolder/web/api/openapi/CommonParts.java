package org.ifolder.web.api.openapi;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.ifolder.web.problem.Problem;

/** Adds to the OpenAPI document, when the build makes it, what is the same for every operation: ids and problem documents. */
public class CommonParts implements OASFilter {

    private static final String SOME_ID = "7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j";

    private static final Map<String, Object> SOME_PROBLEM = Map.of(
            "type", "urn:ifolder:problem:not-found",
            "title", "There is no such thing",
            "status", 404,
            "detail", "There is no such member.",
            "instance", "/ifolder/api/v1/members/" + SOME_ID);

    @Override
    public Parameter filterParameter(Parameter parameter) {
        boolean hasExample = parameter.getExample() != null || parameter.getExamples() != null;
        if (parameter.getIn() == Parameter.In.PATH && !hasExample) {
            parameter.setExample(SOME_ID);
        }
        return parameter;
    }

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getResponses() != null && operation.getResponses().getDefaultValue() == null) {
            operation.getResponses().setDefaultValue(problem("Every refusal and every failure is a problem document (RFC 9457)."));
        }
        return operation;
    }

    private static APIResponse problem(String description) {
        return OASFactory.createAPIResponse().description(description).content(OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("Problem"))
                        .examples(Map.of("not found", OASFactory.createExample().value(SOME_PROBLEM)))));
    }
}
