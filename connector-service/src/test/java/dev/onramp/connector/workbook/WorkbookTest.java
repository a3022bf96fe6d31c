package dev.onramp.connector.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.RowReader.Rows;
import dev.onramp.connector.source.SchemaReader.Scope;
import dev.onramp.connector.source.SourceException;
import dev.onramp.connector.source.Stage;
import dev.onramp.connector.source.Table;
import dev.onramp.connector.source.WorkbookSource;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Database.class)
class WorkbookTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @Inject
    WorkbookTester tester;

    @Inject
    WorkbookSchemaReader schemas;

    @Inject
    WorkbookRowReader rows;

    private final Api user = Api.newUser("editor");
    private final String id = "excel-" + UUID.randomUUID();
    private final WorkbookSource source = new WorkbookSource(id);

    @BeforeEach
    void createProfile() {
        user.put("/connector/profiles/" + id, "{\"name\": \"Orders\", \"type\": \"excel\"}")
                .is(201);
    }

    @Test
    void workbookPassesItsTest() {
        // Given
        upload(Workbooks.orders());
        List<Stage> stages = new ArrayList<>();

        // When
        var finding = Waiting.on(() -> tester.test(source, Login.NONE, DEADLINE, stages::add))
                .orElseThrow();

        // Then
        assertThat(finding.serverVersion()).isNull();
        assertThat(stages).containsExactly(Stage.query);
    }

    @Test
    void profileWithoutAFileSaysSo() {
        assertThatThrownBy(() -> Waiting.on(() -> tester.test(
                        source, Login.NONE, DEADLINE, stage -> assertThat(stage).isNotNull())))
                .isInstanceOfSatisfying(
                        SourceException.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.FILE_MISSING));
    }

    @Test
    void sheetsAreDiscoveredAndPreviewed() {
        // Given
        upload(Workbooks.orders());

        // When
        var table = discover().get(0);
        var found = preview(table);

        // Then
        assertThat(table.qualifiedName()).isEqualTo("Orders");
        assertThat(table.rowEstimate()).isEqualTo(2);
        assertThat(found.columns()).containsExactly("id", "customer", "amount");
        assertThat(found.rows()).extracting(Object::toString).containsExactly("[1,\"Ada\",12.5]", "[2,\"Bob\",7]");
    }

    @Test
    void sheetThatIsGoneIsMissing() {
        // Given
        upload(Workbooks.orders());
        var table = discover().get(0);
        upload("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThatThrownBy(() -> preview(table))
                .isInstanceOfSatisfying(
                        SourceException.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.TABLE_MISSING));
    }

    @Test
    void readingGoesOnOverAFileThatIsReplacedMeanwhile() {
        // Given
        upload(Workbooks.orders());
        var reader = new ReplacingScope();

        // When
        var tables = discover(reader);

        // Then
        assertThat(tables).extracting(Table::name).containsExactly("Orders");
        assertThat(reader.replaced).isTrue();
    }

    /** Replaces the file while it is read. */
    private final class ReplacingScope implements Scope {

        private boolean replaced;

        @Override
        public boolean wants(String schema, String table) {
            return true;
        }

        @Override
        public void expect(long tables) {
            upload("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
            replaced = true;
        }
    }

    private List<Table> discover() {
        return discover(new Scope() {
            @Override
            public boolean wants(String schema, String table) {
                return true;
            }

            @Override
            public void expect(long tables) {}
        });
    }

    private List<Table> discover(Scope scope) {
        return Waiting.on(
                        () -> schemas.read(source, Login.NONE, scope).collect().asList())
                .orElseThrow();
    }

    private Rows preview(Table table) {
        return Waiting.on(() -> rows.read(source, Login.NONE, table, 100, 1_000_000, DEADLINE))
                .orElseThrow();
    }

    private void upload(byte[] file) {
        assertThat(user.send("PUT", "/connector/profiles/" + id + "/file", "application/octet-stream", file)
                        .status())
                .isBetween(200, 201);
    }
}
