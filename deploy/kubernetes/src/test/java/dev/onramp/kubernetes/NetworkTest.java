package dev.onramp.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.ArrayList;
import java.util.List;
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

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#rendered")
    @NeedsKubectl
    void onlyDemoConfigServiceReachesAnotherServiceAndThatIsConnectorService(Manifests manifests) {
        // When
        var ways = new ArrayList<String>();
        for (var from : services(manifests)) {
            for (var to : services(manifests)) {
                if (isOpen(manifests, from, to)) {
                    ways.add(from.name() + " to " + to.name());
                }
            }
        }

        // Then
        assertThat(ways).containsExactly("demo-config-service to connector-service");
    }

    @Test
    @NeedsKubectl
    void onlyTheIngressControllerIsBelievedWhoTheCallerIs() {
        // When
        var production = Manifests.production().settings("onramp-settings");

        // Then
        assertThat(production)
                .containsEntry("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true")
                .hasEntrySatisfying(
                        "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES",
                        proxies -> assertThat(proxies).isNotBlank().doesNotContain("0.0.0.0"));
        assertThat(Manifests.local().settings("onramp-settings").keySet()).noneMatch(name -> name.contains("PROXY"));
    }

    @Test
    @NeedsKubectl
    void linksLeadToTheHostOfTheIngress() {
        // Given
        var production = Manifests.production();
        var host =
                production.all(Ingress.class).get(0).getSpec().getRules().get(0).getHost();

        // Then
        assertThat(production.settings("onramp-settings")).containsEntry("PUBLIC_URL", "https://" + host);
        assertThat(production.settings("demo-config-settings"))
                .containsEntry("ONRAMP_DEMO_PUBLIC_URL", "${PUBLIC_URL}");
    }

    @ParameterizedTest
    @MethodSource("dev.onramp.kubernetes.Manifests#rendered")
    @NeedsKubectl
    void connectorServiceIsAskedWithATokenOrNotAtAll(Manifests manifests) {
        // When
        var asking = manifests.workloads().stream()
                .map(Workload::environment)
                .filter(environment -> environment.containsKey("ONRAMP_DEMO_CONNECTOR_URL"))
                .toList();

        // Then
        assertThat(asking)
                .hasSize(manifests.toString().endsWith("connector-token") ? 1 : 0)
                .allSatisfy(environment -> assertThat(environment)
                        .containsEntry("ONRAMP_DEMO_CONNECTOR_URL", "http://connector-service:8023")
                        .containsEntry("QUARKUS_OIDC_CLIENT_CLIENT_ENABLED", "true"));
        assertThat(manifests.settings("demo-config-settings")).doesNotContainKey("ONRAMP_DEMO_CONNECTOR_URL");
    }

    private static List<Workload> services(Manifests manifests) {
        return manifests.workloads().stream()
                .filter(workload -> !workload.isJob() && workload.name().endsWith("-service"))
                .toList();
    }

    private static boolean isOpen(Manifests manifests, Workload from, Workload to) {
        var out = manifests.all(NetworkPolicy.class).stream()
                .filter(policy -> selects(policy, from))
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .anyMatch(rule -> leadsTo(rule.getTo(), to));
        var in = manifests.all(NetworkPolicy.class).stream()
                .filter(policy -> selects(policy, to))
                .flatMap(policy -> policy.getSpec().getIngress().stream())
                .anyMatch(rule -> leadsTo(rule.getFrom(), from));
        return out && in;
    }

    private static boolean leadsTo(List<NetworkPolicyPeer> peers, Workload workload) {
        return peers.stream()
                .filter(peer -> peer.getPodSelector() != null)
                .anyMatch(peer -> workload.labels()
                        .entrySet()
                        .containsAll(peer.getPodSelector().getMatchLabels().entrySet()));
    }

    private static boolean selects(NetworkPolicy policy, Workload workload) {
        var selector = policy.getSpec().getPodSelector();
        return selector.getMatchExpressions().isEmpty()
                && workload.labels()
                        .entrySet()
                        .containsAll(selector.getMatchLabels().entrySet());
    }
}
