package dev.onramp.defaults.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which methods each path has, for the {@code Allow} header of a 405, which the JAX-RS implementation leaves out. */
@ApplicationScoped
class AllowedMethods {

    private final List<Operation> operations;

    AllowedMethods(BeanManager beans) {
        this.operations = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(AllowedMethods::operations)
                .toList();
    }

    private record Operation(Pattern path, String method) {}

    /** The methods of {@code path}, which is relative to the root path of the service, as a header value. */
    String of(String path) {
        Set<String> methods = operations.stream()
                .filter(operation -> operation.path().matcher(path).matches())
                .map(Operation::method)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    private static Stream<Operation> operations(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(http -> http != null)
                        .map(http -> new Operation(path(resource, method), http.value())));
    }

    private static Pattern path(Class<?> resource, Method method) {
        var below = method.getAnnotation(Path.class);
        var template = resource.getAnnotation(Path.class).value() + "/" + (below == null ? "" : below.value());
        var pattern = template.replaceAll("\\{([^{}]|\\{[^{}]*})+}", "[^/]+")
                .replaceAll("/+", "/")
                .replaceAll("^/|/$", "");
        return Pattern.compile("/?" + pattern + "/?");
    }
}
