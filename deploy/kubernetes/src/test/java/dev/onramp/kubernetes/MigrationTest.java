package dev.onramp.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Job that owns the schema, and the Deployment that does not touch it. */
@NeedsKubectl
class MigrationTest {

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#rendered")
    void jobMigratesAndExits(Manifests manifests) {
        assertThat(manifests.workloads())
                .filteredOn(Workload::isJob)
                .hasSize(4)
                .allSatisfy(job -> assertThat(job.environment())
                        .containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "true")
                        .containsEntry("QUARKUS_INIT_AND_EXIT", "true")
                        .containsEntry("QUARKUS_OIDC_TENANT_ENABLED", "false")
                        .containsEntry("QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS", "*:future"));
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#rendered")
    void deploymentDoesNotMigrate(Manifests manifests) {
        assertThat(manifests.workloads())
                .filteredOn(workload -> !workload.isJob())
                .allSatisfy(workload -> assertThat(workload.environment())
                        .doesNotContainKeys(
                                "QUARKUS_FLYWAY_MIGRATE_AT_START",
                                "QUARKUS_INIT_AND_EXIT",
                                "QUARKUS_OIDC_TENANT_ENABLED",
                                "QUARKUS_PROFILE"));
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#rendered")
    void jobAndDeploymentRunTheSameImageWithAPinnedTag(Manifests manifests) {
        var images = manifests.workloads().stream()
                .filter(workload -> workload.labels().containsKey("app.kubernetes.io/part-of"))
                .map(workload -> workload.container().getImage())
                .toList();
        assertThat(images).hasSize(8).allMatch(image -> image.matches("[^:]+:[a-z0-9][a-z0-9.-]*"));
        assertThat(images).noneMatch(image -> image.endsWith(":latest"));
        assertThat(images.stream().distinct()).hasSize(4);
    }

    @Test
    void nameOfTheJobFollowsTheRelease() {
        assertThat(Manifests.production().workloads())
                .filteredOn(Workload::isJob)
                .allSatisfy(job -> assertThat(job.name()).endsWith("-migration-" + tag(job)));
    }

    private static String tag(Workload workload) {
        var image = workload.container().getImage();
        return image.substring(image.lastIndexOf(':') + 1);
    }
}
