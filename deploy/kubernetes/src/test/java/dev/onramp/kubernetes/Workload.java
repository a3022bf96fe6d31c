package dev.onramp.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMapEnvSource;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecretEnvSource;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Something that makes pods, and what its pods are. */
record Workload(HasMetadata owner, PodTemplateSpec template) {

    boolean isJob() {
        return owner instanceof Job;
    }

    String name() {
        return owner.getMetadata().getName();
    }

    PodSpec pod() {
        return template.getSpec();
    }

    Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    /** Every pod here has one container. */
    Container container() {
        if (pod().getContainers().size() != 1 || !pod().getInitContainers().isEmpty()) {
            throw new IllegalStateException(this + " does not have exactly one container");
        }
        return pod().getContainers().get(0);
    }

    /** The variables whose value stands in the manifest. */
    Map<String, String> environment() {
        return container().getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }

    /** The names of the Secrets that the pods need. */
    Set<String> secrets() {
        var names = new TreeSet<String>();
        for (var variable : container().getEnv()) {
            Optional.ofNullable(variable.getValueFrom())
                    .map(EnvVarSource::getSecretKeyRef)
                    .map(SecretKeySelector::getName)
                    .ifPresent(names::add);
        }
        for (var source : container().getEnvFrom()) {
            Optional.ofNullable(source.getSecretRef())
                    .map(SecretEnvSource::getName)
                    .ifPresent(names::add);
        }
        for (var volume : pod().getVolumes()) {
            Optional.ofNullable(volume.getSecret())
                    .map(SecretVolumeSource::getSecretName)
                    .ifPresent(names::add);
        }
        return names;
    }

    /** The names of the ConfigMaps that the pods need. */
    Set<String> configMaps() {
        var names = new TreeSet<String>();
        for (var variable : container().getEnv()) {
            Optional.ofNullable(variable.getValueFrom())
                    .map(EnvVarSource::getConfigMapKeyRef)
                    .map(ConfigMapKeySelector::getName)
                    .ifPresent(names::add);
        }
        for (var source : container().getEnvFrom()) {
            Optional.ofNullable(source.getConfigMapRef())
                    .map(ConfigMapEnvSource::getName)
                    .ifPresent(names::add);
        }
        for (var volume : pod().getVolumes()) {
            Optional.ofNullable(volume.getConfigMap())
                    .map(ConfigMapVolumeSource::getName)
                    .ifPresent(names::add);
        }
        return names;
    }

    @Override
    public String toString() {
        return owner.getKind() + ' ' + name();
    }
}
