package dev.onramp.defaults.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.json.MergePatch;
import dev.onramp.defaults.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

/** Reads requests that do not come as a body, such as a patched resource, under the same rules as bodies. */
@ApplicationScoped
public class RequestReader {

    private final ObjectMapper mapper;
    private final Validator validator;

    RequestReader(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /** The JSON that a caller would have sent for {@code request}. */
    public ObjectNode write(Object request) {
        return mapper.valueToTree(request);
    }

    /**
     * What a caller would have sent for {@code document} with {@code patch} merged into it. The patch must be of the form
     * of a request itself, so that a misspelt field is refused even where it is to be removed.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if either does not have the form of a request
     * @throws ConstraintViolationException if the result breaks a limit
     */
    public <T> T patched(ObjectNode document, ObjectNode patch, Class<T> type) {
        parse(patch, type);
        return read(MergePatch.apply(document, patch), type);
    }

    /**
     * {@code document} as a valid request.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it does not have the form of one
     * @throws ConstraintViolationException if it breaks a limit
     */
    public <T> T read(ObjectNode document, Class<T> type) {
        var request = parse(document, type);
        var violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return request;
    }

    private <T> T parse(ObjectNode document, Class<T> type) {
        try {
            return mapper.treeToValue(document, type);
        } catch (JsonProcessingException e) {
            throw Problems.ofJson(e);
        }
    }
}
