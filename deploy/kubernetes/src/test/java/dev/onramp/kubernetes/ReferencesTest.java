package dev.onramp.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an object names is there, or the README says how the operator makes it. */
@NeedsKubectl
class ReferencesTest {

    private static final List<String> PRODUCTION_SECRETS = List.of(
            "connector-database",
            "connector-database-owner",
            "connector-keyset",
            "demo-config-database",
            "demo-config-database-owner",
            "onboarding-database",
            "onboarding-database-owner",
            "onramp-tls",
            "persona-database",
            "persona-database-owner");
    private static final List<String> PRODUCTION_CONFIG_MAPS = List.of("database-ca");
    private static final List<String> LOCAL_SECRETS = List.of("connector-keyset");
    private static final List<String> LOCAL_CONFIG_MAPS = List.of("token-key");

    @Test
    void productionNamesNothingElseThanTheOperatorMakes() {
        var production = Manifests.production();
        assertThat(missingSecrets(production)).containsExactlyInAnyOrderElementsOf(PRODUCTION_SECRETS);
        assertThat(missingConfigMaps(production)).containsExactlyInAnyOrderElementsOf(PRODUCTION_CONFIG_MAPS);
    }

    @Test
    void localNamesNothingElseThanPrepareMakes() {
        var local = Manifests.local();
        assertThat(missingSecrets(local)).containsExactlyInAnyOrderElementsOf(LOCAL_SECRETS);
        assertThat(missingConfigMaps(local)).containsExactlyInAnyOrderElementsOf(LOCAL_CONFIG_MAPS);
        assertThat(SourceTree.text("overlays/local/prepare")).contains("connector-keyset", "token-key");
    }

    @Test
    void readmeTellsTheOperatorAboutEachOfThem() {
        assertThat(Stream.of(PRODUCTION_SECRETS, PRODUCTION_CONFIG_MAPS).flatMap(List::stream))
                .allSatisfy(name -> assertThat(SourceTree.text("README.md")).contains('`' + name + '`'));
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#rendered")
    void serviceAccountsAreThere(Manifests manifests) {
        assertThat(manifests.workloads())
                .filteredOn(workload -> workload.pod().getServiceAccountName() != null)
                .extracting(workload -> workload.pod().getServiceAccountName())
                .isSubsetOf(manifests.names(ServiceAccount.class));
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#rendered")
    void deploymentsSelectTheirOwnPodsOnly(Manifests manifests) {
        for (var deployment : manifests.all(Deployment.class)) {
            var selector = deployment.getSpec().getSelector();
            assertThat(selector.getMatchExpressions()).isEmpty();
            assertThat(selected(manifests, selector.getMatchLabels()))
                    .containsExactly("Deployment " + deployment.getMetadata().getName());
            assertThat(deployment.getSpec().getTemplate().getSpec().getTopologySpreadConstraints())
                    .hasSize(2)
                    .allSatisfy(constraint -> assertThat(
                                    constraint.getLabelSelector().getMatchLabels())
                            .isEqualTo(selector.getMatchLabels()));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#rendered")
    void servicesReachThePodsOfTheirName(Manifests manifests) {
        for (var service : manifests.all(Service.class)) {
            var name = service.getMetadata().getName();
            var pods = manifests.workloads().stream()
                    .filter(workload -> workload.labels()
                            .entrySet()
                            .containsAll(service.getSpec().getSelector().entrySet()))
                    .toList();
            assertThat(pods).extracting(Workload::name).containsExactly(name);
            assertThat(service.getSpec().getPorts())
                    .hasSize(1)
                    .allSatisfy(port -> assertThat(pods.get(0).container().getPorts())
                            .anySatisfy(target -> {
                                assertThat(target.getName())
                                        .isEqualTo(port.getTargetPort().getStrVal());
                                assertThat(target.getContainerPort()).isEqualTo(port.getPort());
                            }));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#rendered")
    void everyDeploymentHasADisruptionBudget(Manifests manifests) {
        assertThat(manifests.all(PodDisruptionBudget.class))
                .flatMap(budget ->
                        selected(manifests, budget.getSpec().getSelector().getMatchLabels()))
                .containsExactlyInAnyOrderElementsOf(manifests.names(Deployment.class).stream()
                        .map("Deployment "::concat)
                        .toList());
    }

    @Test
    void everyDeploymentInProductionIsScaled() {
        var production = Manifests.production();
        assertThat(production.all(HorizontalPodAutoscaler.class))
                .allSatisfy(autoscaler ->
                        assertThat(autoscaler.getSpec().getMinReplicas()).isGreaterThanOrEqualTo(2))
                .extracting(
                        autoscaler -> autoscaler.getSpec().getScaleTargetRef().getName())
                .containsExactlyInAnyOrderElementsOf(production.names(Deployment.class));
        assertThat(production.all(Deployment.class))
                .allSatisfy(deployment ->
                        assertThat(deployment.getSpec().getReplicas()).isNull());
    }

    private static List<String> selected(Manifests manifests, Map<String, String> labels) {
        return manifests.workloads().stream()
                .filter(workload -> workload.labels().entrySet().containsAll(labels.entrySet()))
                .map(Workload::toString)
                .toList();
    }

    private static List<String> missingSecrets(Manifests manifests) {
        var named = new ArrayList<String>();
        manifests.workloads().forEach(workload -> named.addAll(workload.secrets()));
        for (var ingress : manifests.all(Ingress.class)) {
            ingress.getSpec().getTls().forEach(tls -> named.add(tls.getSecretName()));
        }
        named.removeAll(manifests.names(Secret.class));
        return named.stream().distinct().toList();
    }

    private static List<String> missingConfigMaps(Manifests manifests) {
        var named = new ArrayList<String>();
        manifests.workloads().forEach(workload -> named.addAll(workload.configMaps()));
        named.removeAll(manifests.names(ConfigMap.class));
        return named.stream().distinct().toList();
    }
}
