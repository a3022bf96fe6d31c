package dev.onramp.connector.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onramp.connector.profile.ProfileRequest;
import dev.onramp.connector.source.ApiSource.ApiAuth;
import dev.onramp.connector.source.SourceForm;
import dev.onramp.connector.source.SourceForms;
import dev.onramp.connector.source.SourceOptions;
import dev.onramp.connector.source.SourceType;
import dev.onramp.defaults.http.Ids;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TypeSchemasTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @ParameterizedTest
    @EnumSource(SourceType.class)
    void everyExampleDescribesASource(SourceType type) throws IOException {
        var examples = TypeSchemas.of(type).path("examples");
        assertThat(examples).isNotEmpty();
        for (var example : examples) {
            // When
            var checked = SourceForms.check("p", JSON.treeToValue(example, SourceForm.class));

            // Then
            assertThat(checked.violations()).isEmpty();
            assertThat(checked.source()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(SourceType.class)
    void everyExampleHasOnlyFieldsOfItsForm(SourceType type) {
        var schema = TypeSchemas.of(type);
        for (var example : schema.path("examples")) {
            assertThat(pointers(example)).isSubsetOf(pointersOf(schema));
        }
    }

    @Test
    void schemasNameTheFieldsOfRequestsAndNoOthers() {
        // When
        Set<String> named = new LinkedHashSet<>();
        for (var type : SourceType.values()) {
            named.addAll(pointersOf(TypeSchemas.of(type)));
        }

        // Then
        var fields = new LinkedHashSet<>(pointers("", ProfileRequest.class));
        fields.remove("/base_url"); // May be sent back as it was read, but says nothing.
        assertThat(named).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void limitsAreThoseOfRequests() {
        for (var type : SourceType.values()) {
            var schema = TypeSchemas.of(type);
            assertLimits(schema, ProfileRequest.class);
            assertLimits(schema.at("/properties/options"), SourceOptions.class);
            assertLimits(schema.at("/properties/auth"), ApiAuth.class);
            assertLimits(schema.at("/properties/credentials"), ProfileRequest.Credentials.class);
            assertThat(schema.at("/properties/id/pattern").asText()).isEqualTo(Ids.FORM);
        }
    }

    @ParameterizedTest
    @EnumSource(SourceType.class)
    void secretsAreForWritingOnly(SourceType type) {
        // Given
        var schema = TypeSchemas.of(type);
        var secrets = List.of(
                "/properties/connection_string",
                "/properties/credentials/properties/password",
                "/properties/credentials/properties/token",
                "/properties/credentials/properties/api_key");

        // Then
        assertThat(secrets.stream().map(schema::at).filter(field -> !field.isMissingNode()))
                .allSatisfy(
                        field -> assertThat(field.path("writeOnly").asBoolean()).isTrue());
    }

    @Test
    void callerCannotChangeASchema() {
        // Given
        TypeSchemas.of(SourceType.sql).removeAll();

        // Then
        assertThat(TypeSchemas.of(SourceType.sql)).isNotEmpty();
    }

    private static void assertLimits(JsonNode schema, Class<?> request) {
        for (var component : request.getRecordComponents()) {
            var field = schema.path("properties").path(name(component));
            if (field.isMissingNode()) {
                continue;
            }
            var size = annotation(request, component, Size.class);
            var max = annotation(request, component, Max.class);
            var min = annotation(request, component, Min.class);
            if (size != null) {
                var unit = field.path("type").asText().equals("array") ? "maxItems" : "maxLength";
                assertThat(field.path(unit).asInt()).as(name(component)).isEqualTo(size.max());
            }
            if (size != null && size.min() > 0) {
                assertThat(field.path("minLength").asInt()).isEqualTo(size.min());
            }
            if (max != null && min != null) {
                assertThat(field.path("maximum").asLong()).isEqualTo(max.value());
                assertThat(field.path("minimum").asLong()).isEqualTo(min.value());
            }
        }
    }

    private static <A extends Annotation> @Nullable A annotation(
            Class<?> request, RecordComponent component, Class<A> type) {
        try {
            return request.getDeclaredField(component.getName()).getAnnotation(type);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> pointersOf(JsonNode schema) {
        List<String> pointers = new ArrayList<>();
        schema.path("properties").properties().forEach(field -> {
            var inner = pointersOf(field.getValue());
            if (inner.isEmpty()) {
                pointers.add("/" + field.getKey());
            }
            inner.forEach(pointer -> pointers.add("/" + field.getKey() + pointer));
        });
        return pointers;
    }

    private static List<String> pointers(JsonNode document) {
        List<String> pointers = new ArrayList<>();
        document.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                pointers(field.getValue()).forEach(pointer -> pointers.add("/" + field.getKey() + pointer));
            } else {
                pointers.add(JsonPointer.empty().appendProperty(field.getKey()).toString());
            }
        });
        return pointers;
    }

    private static List<String> pointers(String prefix, Class<?> request) {
        return Arrays.stream(request.getRecordComponents())
                .flatMap(component -> component.getType().isRecord()
                        ? pointers(prefix + "/" + name(component), component.getType()).stream()
                        : List.of(prefix + "/" + name(component)).stream())
                .toList();
    }

    private static String name(RecordComponent component) {
        return SnakeCaseStrategy.INSTANCE.translate(component.getName());
    }
}
