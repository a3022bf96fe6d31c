package dev.onramp.connector.validation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.connector.validation.ValidationResponse.Field;
import dev.onramp.defaults.problem.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, field by field. */
final class Report {

    private final Map<String, Set<String>> errors = new LinkedHashMap<>();
    private final Set<String> unreadable = new HashSet<>();

    /** Remembers that fields cannot be read: to say that they are missing would be wrong. */
    void addUnreadable(List<Violation> violations) {
        add(violations);
        violations.forEach(violation -> unreadable.add(violation.field()));
    }

    void add(List<Violation> violations) {
        violations.forEach(violation -> add(violation.field(), violation.message()));
    }

    void add(String pointer, String message) {
        if (!unreadable.contains(pointer)) {
            errors.computeIfAbsent(pointer, field -> new LinkedHashSet<>()).add(message);
        }
    }

    boolean isAbout(String pointer) {
        return errors.containsKey(pointer);
    }

    /** The answer about {@code document}. */
    ValidationResponse response(ObjectNode document) {
        var form = FormField.of(document);
        List<Field> fields = new ArrayList<>();
        form.forEach(known -> fields.add(field(document, known.pointer(), known)));
        errors.keySet().stream()
                .filter(pointer ->
                        form.stream().noneMatch(known -> known.pointer().equals(pointer)))
                .map(pointer -> field(document, pointer, null))
                .forEach(fields::add);
        return new ValidationResponse(errors.isEmpty(), fields);
    }

    private Field field(ObjectNode document, String pointer, @Nullable FormField known) {
        var value = document.at(JsonPointer.compile(pointer));
        return new Field(
                pointer,
                !value.isMissingNode() && !value.isNull(),
                List.copyOf(errors.getOrDefault(pointer, Set.of())),
                known == null ? null : known.allowed(),
                known == null ? null : known.recommended());
    }
}
