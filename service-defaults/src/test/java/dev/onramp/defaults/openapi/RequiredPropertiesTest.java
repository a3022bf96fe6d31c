package dev.onramp.defaults.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequiredPropertiesTest {

    private final OpenAPI contract =
            OASFactory.createOpenAPI().components(OASFactory.createComponents()).paths(OASFactory.createPaths());

    @Test
    void answerHasWhatIsNotNullable() throws IOException {
        // Given
        add("Thing", "first_name", "last_name", "tags");

        // When
        declare();

        // Then
        assertThat(required("Thing")).containsExactly("first_name", "tags");
    }

    @Test
    void answerIsKnownByItsGivenName() throws IOException {
        // Given
        add("Named", "id");

        // When
        declare();

        // Then
        assertThat(required("Named")).containsExactly("id");
    }

    @Test
    void genericAnswerIsKnownWithItsArguments() throws IOException {
        // Given
        add("ManyThing", "items");

        // When
        declare();

        // Then
        assertThat(required("ManyThing")).containsExactly("items");
    }

    @Test
    void schemaOfAnotherClassIsLeftAlone() throws IOException {
        // Given
        add("Thing", "first_name", "last_name", "colour");

        // When
        declare();

        // Then
        assertThat(required("Thing")).isNull();
    }

    @Test
    void requestSaysItselfWhatItRequires() throws IOException {
        // Given
        add("Thing", "first_name", "last_name", "tags");
        add("Named", "id");
        schema("Thing").addProperty("tags", reference("Named"));
        contract.getPaths()
                .addPathItem(
                        "/things",
                        OASFactory.createPathItem()
                                .POST(OASFactory.createOperation()
                                        .requestBody(OASFactory.createRequestBody()
                                                .content(OASFactory.createContent()
                                                        .addMediaType(
                                                                "application/json",
                                                                OASFactory.createMediaType()
                                                                        .schema(reference("Thing")))))));

        // When
        declare();

        // Then
        assertThat(required("Thing")).isNull();
        assertThat(required("Named")).isNull();
    }

    private void declare() throws IOException {
        new RequiredProperties(Index.of(Thing.class, NamedByHand.class, Many.class)).declare(contract);
    }

    private void add(String name, String... properties) {
        var schema = OASFactory.createSchema();
        List.of(properties).forEach(property -> schema.addProperty(property, OASFactory.createSchema()));
        contract.getComponents().addSchema(name, schema);
    }

    private @Nullable List<String> required(String name) {
        return schema(name).getRequired();
    }

    private org.eclipse.microprofile.openapi.models.media.Schema schema(String name) {
        return Objects.requireNonNull(contract.getComponents().getSchemas().get(name));
    }

    private static org.eclipse.microprofile.openapi.models.media.Schema reference(String name) {
        return OASFactory.createSchema().ref(name);
    }

    record Thing(String firstName, @Nullable String lastName, List<@Nullable String> tags) {}

    @Schema(name = "Named")
    record NamedByHand(String id) {}

    record Many<T>(List<T> items) {}
}
