package dev.onramp.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A kustomization or component, and the files it is made of. */
record Kustomization(Path file, JsonNode content) {

    static final String FILE_NAME = "kustomization.yaml";

    static List<Kustomization> all() {
        return List.of("base", "components", "overlays").stream()
                .flatMap(directory -> SourceTree.filesBelow(directory).stream())
                .filter(file -> file.endsWith(FILE_NAME))
                .map(file -> new Kustomization(
                        file, StrictYaml.documents(SourceTree.text(file)).get(0)))
                .toList();
    }

    /** Files with whole objects. */
    List<Path> resources() {
        return paths(content.path("resources")).stream()
                .filter(Files::isRegularFile)
                .toList();
    }

    /** Files with parts of objects. */
    List<Path> patches() {
        return paths(content.path("patches").findValues("path"));
    }

    /** Kustomizations that this one builds on. */
    List<Path> directories() {
        var directories = new ArrayList<>(paths(content.path("components")));
        directories.addAll(paths(content.path("resources")));
        directories.removeAll(resources());
        return directories;
    }

    /** Files whose content becomes a ConfigMap or Secret. */
    List<Path> sources() {
        var sources = new ArrayList<Path>();
        for (var generator : List.of("configMapGenerator", "secretGenerator")) {
            content.path(generator).findValues("envs").forEach(list -> sources.addAll(paths(list)));
            content.path(generator).findValues("files").forEach(list -> sources.addAll(paths(list)));
        }
        return sources;
    }

    private List<Path> paths(Iterable<JsonNode> names) {
        var paths = new ArrayList<Path>();
        names.forEach(name -> paths.add(file.resolveSibling(name.textValue()).normalize()));
        return paths;
    }

    @Override
    public String toString() {
        return SourceTree.HERE.relativize(file).toString();
    }
}
