package dev.onramp.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gets which secret. */
class CredentialsTest {

    @ParameterizedTest
    @MethodSource("everywhere")
    void nothingButAMigrationHasTheOwnerRole(Manifests manifests) {
        assertThat(manifests.workloads())
                .filteredOn(workload -> !workload.isJob())
                .isNotEmpty()
                .allSatisfy(workload -> assertThat(workload.secrets()).noneMatch(CredentialsTest::isOfOwner));
    }

    static Stream<Manifests> everywhere() {
        return Stream.concat(Stream.of(Manifests.patches()), Manifests.all());
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#rendered")
    @NeedsKubectl
    void everyMigrationHasTheOwnerRole(Manifests manifests) {
        assertThat(manifests.workloads())
                .filteredOn(Workload::isJob)
                .hasSize(4)
                .allSatisfy(job -> assertThat(job.secrets()).anyMatch(CredentialsTest::isOfOwner));
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#rendered")
    @NeedsKubectl
    void eachServiceHasItsOwnSecrets(Manifests manifests) {
        for (var service : new String[] {"connector", "demo-config", "onboarding", "persona"}) {
            assertThat(manifests.workloads())
                    .filteredOn(workload -> workload.name().startsWith(service))
                    .hasSize(2)
                    .allSatisfy(workload ->
                            assertThat(workload.secrets()).isNotEmpty().allMatch(name -> name.startsWith(service)));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#rendered")
    @NeedsKubectl
    void onlyTheConnectorServiceHasTheKeyset(Manifests manifests) {
        assertThat(manifests.workloads())
                .filteredOn(workload -> workload.secrets().contains("connector-keyset"))
                .extracting(Workload::toString)
                .containsExactly("Deployment connector-service");
    }

    @Test
    @NeedsKubectl
    void productionHoldsNoSecret() {
        assertThat(Manifests.production().all(Secret.class)).isEmpty();
        assertThat(Manifests.production().workloads())
                .flatMap(workload -> workload.environment().keySet())
                .noneMatch(name -> name.contains("PASSWORD") || name.contains("SECRET_"));
    }

    @Test
    @NeedsKubectl
    void localHoldsOnlyPasswordsThatSayWhatTheyAre() {
        assertThat(Manifests.local().all(Secret.class))
                .hasSize(9)
                .flatMap(secret ->
                        Stream.ofNullable(secret.getData().get("password")).toList())
                .hasSize(9)
                .containsOnly(Base64.getEncoder().encodeToString("local-only".getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isOfOwner(String secret) {
        return secret.contains("-database-owner");
    }
}
