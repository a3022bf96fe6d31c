package dev.onramp.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a contract lets callers expect: for every operation the statuses that it may answer. */
final class Promises {

    /**
     * What {@code default} stands for: no operation promises to fail by our fault, and 406 comes before an operation is
     * found.
     */
    private static final Set<Integer> OF_ALL = Set.of(406, 500);

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final List<Operation> operations;

    private Promises(List<Operation> operations) {
        this.operations = operations;
    }

    /** Those of the contract in {@code file}; none if there is no such file. */
    static Promises of(Path file) {
        try {
            return Files.exists(file) ? of(Files.readString(file)) : new Promises(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of a contract in YAML. */
    static Promises of(String contract) throws IOException {
        var operations = new ArrayList<Operation>();
        for (var path : new ObjectMapper(new YAMLFactory())
                .readTree(contract)
                .path("paths")
                .properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(Operation.of(operation.getKey(), path.getKey(), operation.getValue()));
                }
            }
        }
        // A path without variables comes before one that matches it too.
        operations.sort((one, other) -> Boolean.compare(one.hasVariables(), other.hasVariables()));
        return new Promises(operations);
    }

    /** Fails if {@code path} belongs to an operation that does not promise {@code status}. */
    void requireKept(String method, String path, int status) {
        operations.stream()
                .filter(operation -> operation.takes(method, path))
                .findFirst()
                .filter(operation -> !OF_ALL.contains(status))
                .ifPresent(operation -> assertThat(operation.statuses())
                        .as("statuses of %s in the contract", operation.name())
                        .contains(status));
    }

    private record Operation(String name, String method, Pattern path, boolean hasVariables, Set<Integer> statuses) {

        static Operation of(String method, String path, JsonNode operation) {
            var pattern = Stream.of(path.split("/", -1))
                    .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                    .collect(Collectors.joining("/"));
            var statuses = new TreeSet<Integer>();
            operation.path("responses").fieldNames().forEachRemaining(status -> {
                if (!status.equals("default")) {
                    statuses.add(Integer.valueOf(status));
                }
            });
            var upper = method.toUpperCase(Locale.ROOT);
            return new Operation(
                    upper + " " + path, upper, Pattern.compile(pattern), path.contains("{"), Set.copyOf(statuses));
        }

        boolean takes(String method, String path) {
            return this.method.equals(method) && this.path.matcher(path).matches();
        }
    }
}
