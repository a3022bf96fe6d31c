package dev.onramp.connector.validation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.profile.Connections;
import dev.onramp.connector.profile.ProfileRequest;
import dev.onramp.defaults.http.Ids;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks bodies by what creating a profile goes through: the same reader of JSON, the same limits, the same rules of ids and
 * sources. What cannot be read is set aside, so that the rest is checked too.
 */
@ApplicationScoped
class ValidationService {

    /** Each round sets a field aside; a body with more faults than this is told of these. */
    private static final int MAX_UNREADABLE = 50;

    private final ObjectMapper mapper;
    private final Validator validator;
    private final Connections connections;

    ValidationService(ObjectMapper mapper, Validator validator, Connections connections) {
        this.mapper = mapper;
        this.validator = validator;
        this.connections = connections;
    }

    /**
     * What creating a profile would say of {@code body}.
     *
     * @throws HttpProblem 400 if it is not JSON
     */
    ValidationResponse validate(byte[] body) {
        var report = new Report();
        var document = document(body, report);
        if (document == null) {
            report.add("", "must be an object");
            return report.response(mapper.createObjectNode());
        }
        var request = request(document.deepCopy(), report);
        if (request != null) {
            check(request, report);
        }
        return report.response(document);
    }

    private @Nullable ObjectNode document(byte[] body, Report report) {
        try {
            return mapper.readValue(body, ObjectNode.class);
        } catch (JsonProcessingException e) {
            report.addUnreadable(violations(e));
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The request, without what cannot be read; null if that never ends. */
    private @Nullable ProfileRequest request(ObjectNode document, Report report) {
        for (int round = 0; round < MAX_UNREADABLE; round++) {
            try {
                return mapper.treeToValue(document, ProfileRequest.class);
            } catch (JsonProcessingException e) {
                var violations = violations(e);
                report.addUnreadable(violations);
                violations.forEach(violation -> remove(document, JsonPointer.compile(violation.field())));
            }
        }
        return null;
    }

    private void check(ProfileRequest request, Report report) {
        validator
                .validate(request)
                .forEach(violation -> report.add(pointer(violation.getPropertyPath()), violation.getMessage()));
        try {
            Ids.choose("id", request.id());
        } catch (HttpProblem refused) {
            report.add(violations(refused));
        }
        if (!report.isAbout("/type")) {
            report.add(connections.check(request));
        }
    }

    private static List<Violation> violations(JsonProcessingException failure) {
        var problem = Problems.ofJson(failure);
        var violations = violations(problem);
        if (violations.isEmpty()) {
            throw problem;
        }
        return violations;
    }

    private static List<Violation> violations(HttpProblem problem) {
        return problem.getParameters().get("violations") instanceof List<?> list
                ? list.stream().map(Violation.class::cast).toList()
                : List.of();
    }

    /** Without an element of an array the others would have other places, so the whole array goes. */
    private static void remove(ObjectNode document, JsonPointer place) {
        var parent = place.matches() ? document : document.at(place.head());
        if (parent instanceof ArrayNode) {
            remove(document, place.head());
        } else if (parent instanceof ObjectNode object && !place.matches()) {
            object.remove(place.last().getMatchingProperty());
        }
    }

    /** Java property names become the names of the JSON. */
    private static String pointer(Path path) {
        var pointer = new StringBuilder();
        for (var node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(SnakeCaseStrategy.INSTANCE.translate(node.getName()));
            }
        }
        return pointer.toString();
    }
}
