package dev.onramp.democonfig.kpi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.RequestReader;
import dev.onramp.defaults.problem.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.List;

/** Says what is wrong with the form of a KPI that is not a body of its own. */
@ApplicationScoped
class KpiForms {

    private final Validator validator;
    private final RequestReader reader;

    KpiForms(Validator validator, RequestReader reader) {
        this.validator = validator;
        this.reader = reader;
    }

    /** What is wrong with a KPI that was read; sorted by field, so that the same request gets the same answer. */
    List<KpiViolation> check(KpiRequest request) {
        return validator.validate(request).stream()
                .map(violation -> KpiViolation.at(pointer(violation.getPropertyPath()), violation.getMessage()))
                .sorted((one, other) -> one.field().compareTo(other.field()))
                .toList();
    }

    /** What is wrong with a KPI that stands at {@code parent} in a body. */
    List<Violation> check(String parent, ObjectNode kpi) {
        if (kpi.has("warnings")) {
            return List.of(Violation.body(parent + "/warnings", "is not a known field"));
        }
        try {
            reader.read(kpi, KpiRequest.class);
            return List.of();
        } catch (ConstraintViolationException broken) {
            return broken.getConstraintViolations().stream()
                    .map(violation -> violation(parent, violation))
                    .sorted((one, other) -> one.field().compareTo(other.field()))
                    .toList();
        } catch (HttpProblem malformed) {
            return violations(parent, malformed);
        }
    }

    private static Violation violation(String parent, ConstraintViolation<?> violation) {
        return Violation.body(parent + pointer(violation.getPropertyPath()), violation.getMessage());
    }

    private static List<Violation> violations(String parent, HttpProblem malformed) {
        return malformed.getParameters().get("violations") instanceof List<?> list
                ? list.stream()
                        .map(Violation.class::cast)
                        .map(violation -> Violation.body(parent + violation.field(), violation.message()))
                        .toList()
                : List.of(Violation.body(parent, "cannot be read"));
    }

    private static String pointer(Path path) {
        var result = new StringBuilder();
        for (var node : path) {
            if (node.getIndex() != null) {
                result.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                result.append('/')
                        .append(PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(node.getName()));
            }
        }
        return result.toString();
    }
}
