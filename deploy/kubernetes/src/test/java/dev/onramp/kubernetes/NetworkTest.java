package dev.onramp.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be reached from where. */
class NetworkTest {

    @Test
    @NeedsKubectl
    void ingressRoutesTheFourRootPathsAndNothingElse() {
        var ingresses = Manifests.production().all(Ingress.class);
        assertThat(ingresses).hasSize(1);
        var spec = ingresses.get(0).getSpec();
        assertThat(spec.getDefaultBackend()).isNull();
        assertThat(spec.getRules()).hasSize(1);
        assertThat(spec.getTls())
                .flatMap(tls -> tls.getHosts())
                .containsExactly(spec.getRules().get(0).getHost());
        var paths = spec.getRules().get(0).getHttp().getPaths();
        assertThat(paths).allSatisfy(path -> assertThat(path.getPathType()).isEqualTo("Prefix"));
        assertThat(paths.stream()
                        .collect(Collectors.toMap(
                                HTTPIngressPath::getPath,
                                path -> path.getBackend().getService().getName())))
                .containsOnly(
                        entry("/connector", "connector-service"),
                        entry("/demo", "demo-config-service"),
                        entry("/onboarding", "onboarding-service"),
                        entry("/persona", "persona-service"));
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#rendered")
    @NeedsKubectl
    void everyPodRefusesWhatNoPolicyAllows(Manifests manifests) {
        assertThat(manifests.workloads())
                .allSatisfy(workload -> assertThat(manifests.all(NetworkPolicy.class))
                        .filteredOn(policy -> selects(policy, workload))
                        .flatMap(policy -> policy.getSpec().getPolicyTypes())
                        .contains("Ingress", "Egress"));
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#all")
    void noPolicyOpensAPodToEverybody(Manifests manifests) {
        assertThat(manifests.all(NetworkPolicy.class))
                .isNotEmpty()
                .flatMap(policy -> policy.getSpec().getIngress())
                .allSatisfy(rule -> {
                    assertThat(rule.getFrom()).isNotEmpty();
                    assertThat(rule.getPorts()).hasSize(1);
                });
        assertThat(manifests.all(NetworkPolicy.class))
                .flatMap(policy -> policy.getSpec().getEgress())
                .allSatisfy(rule -> assertThat(rule.getTo()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#all")
    void noWayLeadsToTheMetadataOfTheCloud(Manifests manifests) {
        assertThat(manifests.all(NetworkPolicy.class))
                .flatMap(policy -> policy.getSpec().getEgress())
                .flatMap(rule -> rule.getTo())
                .filteredOn(peer ->
                        peer.getIpBlock() != null && peer.getIpBlock().getCidr().equals("0.0.0.0/0"))
                .allSatisfy(peer -> assertThat(peer.getIpBlock().getExcept()).contains("169.254.0.0/16", "10.0.0.0/8"));
    }

    private static boolean selects(NetworkPolicy policy, Workload workload) {
        var selector = policy.getSpec().getPodSelector();
        return selector.getMatchExpressions().isEmpty()
                && workload.labels()
                        .entrySet()
                        .containsAll(selector.getMatchLabels().entrySet());
    }
}
