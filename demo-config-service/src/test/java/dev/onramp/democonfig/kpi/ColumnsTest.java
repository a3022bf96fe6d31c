package dev.onramp.democonfig.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.democonfig.kpi.ProfileColumns.Status;
import dev.onramp.democonfig.kpi.ProfileColumns.TableColumn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

    private static final ProfileColumns SHOP = new ProfileColumns(
            Status.COMPLETE,
            List.of(
                    new TableColumn("public.orders", "total"),
                    new TableColumn("public.orders", "Ship Date"),
                    new TableColumn("archive.orders", "total"),
                    new TableColumn("archive.orders", "year"),
                    new TableColumn("feed", "items.price")));

    @ParameterizedTest
    @CsvSource({
        "public.orders.total, FOUND",
        "PUBLIC.Orders.TOTAL, FOUND",
        "Web shop.public.orders.total, FOUND",
        "profile-1.public.orders.total, FOUND",
        "orders.total, AMBIGUOUS",
        "web shop.orders.total, AMBIGUOUS",
        "orders.ship date, FOUND",
        "orders.year, FOUND",
        "feed.items.price, FOUND",
        "orders.nothing, NO_COLUMN",
        "other.orders.total, NO_COLUMN",
        "total, NO_COLUMN",
    })
    void columnsOfAKnownSchemaAreFoundOrNot(String column, Columns.Finding finding) {
        // Given
        var columns = new Columns(List.of(source("profile-1", "Web Shop")), Map.of("profile-1", SHOP));

        // When
        var found = columns.find(Set.of(column));

        // Then
        assertThat(found).containsEntry(column, finding);
    }

    @Test
    void whatNobodyKnowsIsUnverified() {
        // Given
        var columns = new Columns(
                List.of(source("profile-1", "shop"), source("profile-2", "crm"), source("profile-3", "erp")),
                Map.of(
                        "profile-1",
                        SHOP,
                        "profile-2",
                        ProfileColumns.none(Status.AWAY),
                        "profile-3",
                        new ProfileColumns(Status.PARTIAL, List.of(new TableColumn("items", "price")))));

        // When
        var found = columns.find(Set.of("orders.year", "leads.id", "crm.leads.id", "shop.leads.id", "erp.items.price"));

        // Then
        assertThat(found)
                .containsEntry("orders.year", Columns.Finding.FOUND)
                .containsEntry("leads.id", Columns.Finding.UNVERIFIED)
                .containsEntry("crm.leads.id", Columns.Finding.UNVERIFIED)
                .containsEntry("shop.leads.id", Columns.Finding.NO_COLUMN)
                .containsEntry("erp.items.price", Columns.Finding.FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "int32, FOUND",
        "int64, FOUND",
        "decimal, FOUND",
        "float32, FOUND",
        "float64, FOUND",
        "unknown, FOUND",
        ", FOUND",
        "string, NO_NUMBER",
        "boolean, NO_NUMBER",
        "date, NO_NUMBER",
        "time, NO_NUMBER",
        "timestamp, NO_NUMBER",
        "timestamptz, NO_NUMBER",
        "bytes, NO_NUMBER",
        "uuid, NO_NUMBER",
        "json, NO_NUMBER",
        "array, NO_NUMBER",
    })
    void columnIsOfNumbersUnlessItsTypeIsAnother(@Nullable String type, Columns.Finding finding) {
        // Given
        var known = new ProfileColumns(Status.COMPLETE, List.of(new TableColumn("public.orders", "total", type)));
        var columns = new Columns(List.of(source("profile-1", "shop")), Map.of("profile-1", known));

        // When
        var found = columns.find(Set.of("shop.orders.total"));

        // Then
        assertThat(found).containsEntry("shop.orders.total", finding);
    }

    @Test
    void twoWaysToOneColumnAreNotAmbiguous() {
        // Given
        var columns = new Columns(
                List.of(source("profile-1", "public")),
                Map.of(
                        "profile-1",
                        new ProfileColumns(
                                Status.COMPLETE,
                                List.of(
                                        new TableColumn("public.orders", "total"),
                                        new TableColumn("PUBLIC.orders", "Total")))));

        // When
        var found = columns.find(Set.of("public.orders.total", "orders.total"));

        // Then
        assertThat(found.values()).containsOnly(Columns.Finding.FOUND);
    }

    @Test
    void sameProfileTwiceIsNotAmbiguous() {
        // Given
        var columns = new Columns(
                List.of(source("profile-1", "shop"), source("profile-1", "store")), Map.of("profile-1", SHOP));

        // When
        var found = columns.find(Set.of("store.orders.year", "orders.year"));

        // Then
        assertThat(found.values()).containsOnly(Columns.Finding.FOUND);
    }

    @Test
    void clientWithoutProfilesHasNoColumns() {
        // Given
        var odd = JsonNodeFactory.instance.objectNode().put("profile_id", 7).put("name", "x");
        var columns = new Columns(List.of(odd, JsonNodeFactory.instance.objectNode()), Map.of());

        // When
        var found = columns.find(Set.of("orders.total"));

        // Then
        assertThat(found).containsEntry("orders.total", Columns.Finding.NO_SOURCE);
        assertThat(columns.profiles()).isEmpty();
    }

    private static ObjectNode source(String profile, String name) {
        return JsonNodeFactory.instance.objectNode().put("profile_id", profile).put("name", name);
    }
}
