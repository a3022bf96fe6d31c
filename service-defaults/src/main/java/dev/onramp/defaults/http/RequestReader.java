package dev.onramp.defaults.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
     * {@code document} as a valid request.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it does not have the form of one
     * @throws ConstraintViolationException if it breaks a limit
     */
    public <T> T read(ObjectNode document, Class<T> type) {
        try {
            var request = mapper.treeToValue(document, type);
            var violations = validator.validate(request);
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
            return request;
        } catch (JsonProcessingException e) {
            throw Problems.ofJson(e);
        }
    }
}
