package dev.onramp.defaults.openapi;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Which properties an answer always has: the components of its record that are not {@link Nullable}, as answers leave out
 * null and nothing else. Schemas of requests are left alone: what those require, their constraints say.
 */
final class RequiredProperties {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final String REFERENCE = "#/components/schemas/";

    private final IndexView index;

    RequiredProperties(IndexView index) {
        this.index = index;
    }

    /** Declares them in all schemas that only answers have. */
    void declare(OpenAPI contract) {
        var schemas = contract.getComponents().getSchemas();
        var sent = sent(contract);
        index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .forEach(type -> schemas.forEach((name, schema) -> {
                    if (!sent.contains(name) && isNameOf(type, name)) {
                        declare(type, schema);
                    }
                }));
    }

    /** A schema with other properties than the record has components belongs to another class of that name. */
    private static void declare(ClassInfo type, Schema schema) {
        var properties = new HashMap<String, String>();
        names(schema).forEach(name -> properties.put(plain(name), name));
        var components = type.recordComponentsInDeclarationOrder();
        if (schema.getRequired() == null
                && properties.size() == components.size()
                && components.stream().allMatch(component -> properties.containsKey(plain(component.name())))) {
            components.stream()
                    .filter(RequiredProperties::isAlwaysThere)
                    .forEach(component ->
                            schema.addRequired(Objects.requireNonNull(properties.get(plain(component.name())))));
        }
    }

    private static boolean isAlwaysThere(RecordComponentInfo component) {
        return !component.type().hasAnnotation(NULLABLE);
    }

    /** The schema of a generic record is called by its arguments too, such as {@code PageThing}. */
    private static boolean isNameOf(ClassInfo type, String schema) {
        var name = Optional.ofNullable(type.declaredAnnotation(SCHEMA))
                .map(annotation -> annotation.value("name"))
                .map(given -> given.asString())
                .orElse(type.simpleName());
        return type.typeParameters().isEmpty() ? schema.equals(name) : schema.startsWith(name);
    }

    private static Set<String> names(Schema schema) {
        return schema.getProperties() == null
                ? Set.of()
                : schema.getProperties().keySet();
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Set<String> sent(OpenAPI contract) {
        var schemas = contract.getComponents().getSchemas();
        var sent = new HashSet<String>();
        contract.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .map(Operation::getRequestBody)
                .filter(body -> body != null && body.getContent() != null)
                .flatMap(body -> schemas(body.getContent()))
                .forEach(schema -> collect(schema, schemas, sent));
        return sent;
    }

    private static Stream<Schema> schemas(Content content) {
        return content.getMediaTypes().values().stream().flatMap(type -> Stream.ofNullable(type.getSchema()));
    }

    private static void collect(Schema schema, Map<String, Schema> schemas, Set<String> sent) {
        if (schema.getRef() != null) {
            var name = schema.getRef().substring(REFERENCE.length());
            var referred = schemas.get(name);
            if (sent.add(name) && referred != null) {
                collect(referred, schemas, sent);
            }
        }
        var parts = schema.getProperties() == null
                ? List.<Schema>of()
                : schema.getProperties().values();
        Stream.concat(parts.stream(), Stream.ofNullable(schema.getItems()))
                .forEach(part -> collect(part, schemas, sent));
    }
}
