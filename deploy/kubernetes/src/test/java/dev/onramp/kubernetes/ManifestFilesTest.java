package dev.onramp.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file as it stands: kubectl is not needed. */
class ManifestFilesTest {

    private static final List<String> KNOWN_KEYS = List.of(
            "apiVersion",
            "kind",
            "namespace",
            "namePrefix",
            "resources",
            "components",
            "labels",
            "images",
            "configMapGenerator",
            "secretGenerator",
            "patches",
            "replacements");

    @ParameterizedTest
    @MethodSource("resources")
    void resourceIsAnObject(Path file) {
        assertThat(StrictYaml.objects(SourceTree.text(file)))
                .isNotEmpty()
                .allSatisfy(object -> assertThat(object.getMetadata().getName()).isNotBlank());
    }

    static Stream<Path> resources() {
        return Kustomization.all().stream().flatMap(it -> it.resources().stream());
    }

    @ParameterizedTest
    @MethodSource("patches")
    void patchIsPartOfAnObjectOrAListOfOperations(Path file) {
        var documents = StrictYaml.documents(SourceTree.text(file));
        if (documents.get(0).isArray()) {
            assertThat(documents.get(0))
                    .allSatisfy(operation ->
                            assertThat(operation.fieldNames()).toIterable().containsExactly("op", "path", "value"));
        } else {
            assertThat(StrictYaml.objects(SourceTree.text(file))).isNotEmpty();
        }
    }

    static Stream<Path> patches() {
        return Kustomization.all().stream().flatMap(it -> it.patches().stream());
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Kustomization#all")
    void kustomizationNamesOnlyWhatIsThere(Kustomization kustomization) {
        assertThat(kustomization.content().fieldNames()).toIterable().isSubsetOf(KNOWN_KEYS);
        assertThat(kustomization.directories())
                .allSatisfy(directory ->
                        assertThat(directory.resolve(Kustomization.FILE_NAME)).isRegularFile());
        assertThat(kustomization.patches()).allSatisfy(file -> assertThat(file).isRegularFile());
        assertThat(kustomization.sources()).allSatisfy(file -> assertThat(file).isRegularFile());
    }

    @Test
    void noFileIsForgotten() {
        var used = new ArrayList<Path>();
        for (var kustomization : Kustomization.all()) {
            used.add(kustomization.file());
            used.addAll(kustomization.resources());
            used.addAll(kustomization.patches());
            used.addAll(kustomization.sources());
        }
        assertThat(Stream.of("base", "components", "overlays").flatMap(it -> SourceTree.filesBelow(it).stream()))
                .filteredOn(file -> file.toString().matches(".*\\.(yaml|env)"))
                .isSubsetOf(used);
    }

    @Test
    void noSecretStandsInAFile() {
        assertThat(Kustomization.all().stream().map(Kustomization::resources).flatMap(List::stream))
                .flatMap(file -> StrictYaml.documents(SourceTree.text(file)))
                .extracting(document -> document.path("kind"))
                .extracting(JsonNode::textValue)
                .doesNotContain("Secret");
    }
}
