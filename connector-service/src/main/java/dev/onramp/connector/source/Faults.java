package dev.onramp.connector.source;

import dev.onramp.defaults.problem.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a form. No message repeats a value, since any value may be part of a secret. */
final class Faults {

    private static final int MAX = 20;

    private final Set<Violation> found = new LinkedHashSet<>();

    /** Remembers a violation, unless there are very many already. */
    void add(String pointer, String message) {
        if (found.size() < MAX) {
            found.add(Violation.body(pointer, message));
        }
    }

    /** Remembers that a field is there that the form must not have. */
    void refuse(String pointer, @Nullable Object value, String message) {
        if (value != null) {
            add(pointer, message);
        }
    }

    /** What a field and the connection string say; a violation if they contradict each other. */
    <T> @Nullable T same(String pointer, @Nullable T field, @Nullable T ofString) {
        if (field != null && ofString != null && !field.equals(ofString)) {
            add(pointer, "must be that of the connection string, or absent");
        }
        return field == null ? ofString : field;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Violation> list() {
        return new ArrayList<>(found);
    }
}
