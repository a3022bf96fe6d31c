package dev.onramp.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Objects that belong together: those of an overlay, or all those that the files hold. */
record Manifests(String source, List<HasMetadata> objects) {

    private static final Path LOCAL = SourceTree.HERE.resolve("overlays/local");
    private static final Path PRODUCTION = SourceTree.HERE.resolve("overlays/production");

    /** The files, and where kubectl is there, each overlay and each option on top of production. */
    static Stream<Manifests> all() {
        return Stream.concat(Stream.of(files()), Kubectl.isInstalled() ? rendered() : Stream.empty());
    }

    /** Every overlay, and every option on top of production. */
    static Stream<Manifests> rendered() {
        return Stream.concat(
                Stream.of(local(), production()),
                Stream.of("connector-token", "native", "tracing").map(Manifests::productionWith));
    }

    static Manifests local() {
        return rendered(LOCAL);
    }

    static Manifests production() {
        return rendered(PRODUCTION);
    }

    /** The parts of objects that the files put into others. */
    static Manifests patches() {
        return parsed("patches", Kustomization::patches);
    }

    private static Manifests files() {
        return parsed("files", Kustomization::resources);
    }

    private static Manifests parsed(String source, Function<Kustomization, List<Path>> files) {
        var objects = Kustomization.all().stream()
                .flatMap(it -> files.apply(it).stream())
                .map(SourceTree::text)
                .filter(text -> !StrictYaml.documents(text).get(0).isArray())
                .flatMap(text -> StrictYaml.objects(text).stream())
                .toList();
        return new Manifests(source, objects);
    }

    private static Manifests productionWith(String component) {
        var directory = SourceTree.HERE.resolve("target/production-with-" + component);
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(Kustomization.FILE_NAME), """
                    resources: [../../overlays/production]
                    components: [../../components/%s]
                    """.formatted(component));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rendered(directory);
    }

    private static Manifests rendered(Path directory) {
        return new Manifests(directory.getFileName().toString(), StrictYaml.objects(Kubectl.kustomize(directory)));
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Everything that makes pods. */
    List<Workload> workloads() {
        var workloads = new ArrayList<Workload>();
        all(Deployment.class)
                .forEach(it -> workloads.add(new Workload(it, it.getSpec().getTemplate())));
        all(StatefulSet.class)
                .forEach(it -> workloads.add(new Workload(it, it.getSpec().getTemplate())));
        all(Job.class).forEach(it -> workloads.add(new Workload(it, it.getSpec().getTemplate())));
        return workloads;
    }

    /** The names of the objects of a kind. */
    List<String> names(Class<? extends HasMetadata> type) {
        return all(type).stream().map(it -> it.getMetadata().getName()).collect(Collectors.toList());
    }

    /** What the ConfigMap whose name begins so holds; kustomize puts a hash behind it. */
    Map<String, String> settings(String name) {
        return all(ConfigMap.class).stream()
                .filter(it -> it.getMetadata().getName().startsWith(name + "-"))
                .findFirst()
                .orElseThrow()
                .getData();
    }

    @Override
    public String toString() {
        return source;
    }
}
