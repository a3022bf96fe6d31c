package dev.onramp.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every pod must be, whoever adds it. */
class WorkloadTest {

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#all")
    void hasNoRightsThatItDoesNotNeed(Manifests manifests) {
        assertThat(manifests.workloads()).isNotEmpty().allSatisfy(workload -> {
            var pod = workload.pod();
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getHostNetwork()).isNull();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
            assertThat(pod.getSecurityContext().getRunAsGroup()).isPositive();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");

            var container = workload.container().getSecurityContext();
            assertThat(container.getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(container.getCapabilities().getAdd()).isEmpty();
            assertThat(container.getPrivileged()).isNull();
            assertThat(container.getRunAsUser()).isNull();
        });
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#all")
    void writesOnlyToVolumesOfItsOwn(Manifests manifests) {
        assertThat(manifests.workloads()).allSatisfy(workload -> {
            assertThat(workload.container().getVolumeMounts())
                    .anySatisfy(mount -> assertThat(mount.getMountPath()).isEqualTo("/tmp"));
            assertThat(workload.pod().getVolumes())
                    .allSatisfy(volume -> assertThat(volume.getHostPath()).isNull());
        });
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#all")
    void saysWhatItNeedsAndHowMuchItMayTake(Manifests manifests) {
        assertThat(manifests.workloads()).allSatisfy(workload -> {
            var resources = workload.container().getResources();
            var none = new Quantity("0");
            for (var name : List.of("cpu", "memory")) {
                assertThat(resources.getRequests().getOrDefault(name, none).getNumericalAmount())
                        .isPositive()
                        .isLessThanOrEqualTo(
                                resources.getLimits().getOrDefault(name, none).getNumericalAmount());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#all")
    void isProbedUnlessItIsAJob(Manifests manifests) {
        assertThat(manifests.workloads())
                .filteredOn(workload -> !workload.isJob())
                .allSatisfy(workload -> {
                    var container = workload.container();
                    assertThat(List.of(
                                    container.getStartupProbe(),
                                    container.getLivenessProbe(),
                                    container.getReadinessProbe()))
                            .allSatisfy(probe ->
                                    assertThat(probe.getTimeoutSeconds()).isPositive());
                });
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#all")
    void asksEachProbeItsOwnQuestion(Manifests manifests) {
        assertThat(services(manifests))
                .isNotEmpty()
                .allSatisfy(workload -> assertThat(List.of(
                                path(workload.container().getStartupProbe()),
                                path(workload.container().getLivenessProbe()),
                                path(workload.container().getReadinessProbe())))
                        .containsExactly("/q/health/started", "/q/health/live", "/q/health/ready"));
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#all")
    void stopsWithoutLosingRequests(Manifests manifests) {
        // quarkus.shutdown.timeout of service-defaults.
        var shutdown = 10;
        assertThat(services(manifests))
                .isNotEmpty()
                .allSatisfy(workload -> assertThat(workload.pod().getTerminationGracePeriodSeconds())
                        .isGreaterThan(workload.container()
                                        .getLifecycle()
                                        .getPreStop()
                                        .getSleep()
                                        .getSeconds()
                                + shutdown));
    }

    private static List<Workload> services(Manifests manifests) {
        return manifests.workloads().stream()
                .filter(workload -> workload.name().endsWith("service"))
                .toList();
    }

    private static String path(Probe probe) {
        return probe.getHttpGet().getPath();
    }
}
