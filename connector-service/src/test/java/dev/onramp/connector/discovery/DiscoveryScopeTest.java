package dev.onramp.connector.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveryScopeTest {

    @Test
    void everythingIsWantedUnlessSomethingIsSaid() {
        // Given
        var scope = new DiscoveryScope(DiscoveryRequest.ALL);

        // When
        var wants = scope.wants("sales", "orders");

        // Then
        assertThat(wants).isTrue();
    }

    @Test
    void whatIsExcludedIsExcludedEvenIfIncluded() {
        // Given
        var scope = new DiscoveryScope(new DiscoveryRequest(null, null, List.of("orders*"), List.of("*_old")));

        // When
        var wanted = scope.wants("sales", "orders");
        var excluded = scope.wants("sales", "orders_old");
        var other = scope.wants("sales", "customers");

        // Then
        assertThat(wanted).isTrue();
        assertThat(excluded).isFalse();
        assertThat(other).isFalse();
    }

    @Test
    void tablesAreNamedWithOrWithoutTheirSchema() {
        // Given
        var scope = new DiscoveryScope(new DiscoveryRequest(null, null, List.of("sales.orders"), null));

        // When
        var wanted = scope.wants("sales", "orders");
        var elsewhere = scope.wants("archive", "orders");

        // Then
        assertThat(wanted).isTrue();
        assertThat(elsewhere).isFalse();
    }

    @Test
    void schemasAreChosenByPatterns() {
        // Given
        var scope = new DiscoveryScope(new DiscoveryRequest(List.of("s*"), List.of("stage"), null, null));

        // When
        var wanted = scope.wants("sales", "orders");
        var excluded = scope.wants("stage", "orders");

        // Then
        assertThat(wanted).isTrue();
        assertThat(excluded).isFalse();
    }

    @Test
    void sourcesWithoutSchemasAreNotEmptiedByPatternsOfSchemas() {
        // Given
        var scope = new DiscoveryScope(new DiscoveryRequest(List.of("sales"), null, null, null));

        // When
        var wants = scope.wants("", "Sheet1");

        // Then
        assertThat(wants).isTrue();
    }
}
