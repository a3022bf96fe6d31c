package dev.onramp.connector.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.Table.Column;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2]                                                  | integer           | INT64       | false",
                "[1, null]                                               | integer           | INT64       | true",
                "[1, 99999999999999999999]                               | integer           | DECIMAL     | false",
                "[1, 2.0]                                                | number            | DECIMAL     | false",
                "[1, 1e400]                                              | number            | DECIMAL     | false",
                "[true]                                                  | boolean           | BOOLEAN     | false",
                "[true, 1]                                               | mixed             | STRING      | false",
                "['2026-02-28']                                          | string(date)      | DATE        | false",
                "['2026-02-30']                                          | string            | STRING      | false",
                "['2026-02-28T10:00:00Z','2026-02-28t10:00:00.5+01:00']  | string(date-time) | TIMESTAMPTZ | false",
                "['2026-02-28T10:00:00']                                 | string(date-time) | TIMESTAMP   | false",
                "['2026-02-28T10:00:00','2026-02-28T10:00:00Z']          | string            | STRING      | false",
                "['2026-02-28','x']                                      | string            | STRING      | false",
                "['6F1C1E9E-0d3a-4a55-9a52-0f7a3b6f6c11']                | string(uuid)      | UUID        | false",
                "[{'b':1}]                                               | object            | JSON        | false",
                "[[1]]                                                   | array             | ARRAY       | false",
                "[[1],{'b':1}]                                           | mixed             | JSON        | false",
                "[[1],1]                                                 | mixed             | JSON        | false",
                "[null]                                                  | null              | UNKNOWN     | true",
            })
    void infersTheTypeOfAColumn(String values, String nativeType, PortableType type, boolean nullable) {
        // Given
        var records = new ArrayList<JsonNode>();
        Documents.records(values.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 1000, new Interest())
                .forEach(value -> records.add(record(value)));

        // When
        var column = columns(records).get(0);

        // Then
        assertThat(column).isEqualTo(new Column("a", nativeType, type, nullable, null, null));
    }

    @Test
    void takesAnAbsentFieldForNull() {
        // Given
        var records = List.of(record(JsonNodeFactory.instance.numberNode(1)), JsonNodeFactory.instance.objectNode());

        // When
        var columns = columns(records);

        // Then
        assertThat(columns.get(0).nullable()).isTrue();
    }

    @Property
    void admitsEveryValue(@ForAll("values") List<JsonNode> values) {
        // When
        var columns = columns(values.stream().map(InferenceTest::record).toList());

        // Then
        assertThat(columns)
                .allSatisfy(column -> assertThat(values)
                        .allSatisfy(value -> assertThat(admits(column, value))
                                .as("%s %s", column, value)
                                .isTrue()));
    }

    @Property
    void doesNotDependOnTheOrder(@ForAll("values") List<JsonNode> values, @ForAll Random random) {
        // Given
        var shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);

        // Then
        assertThat(columns(shuffled.stream().map(InferenceTest::record).toList()))
                .isEqualTo(columns(values.stream().map(InferenceTest::record).toList()));
    }

    @Provide
    Arbitrary<List<JsonNode>> values() {
        return TestJson.values(1).list().ofMaxSize(6);
    }

    private static boolean admits(Column column, JsonNode value) {
        if (value.isNull()) {
            return column.nullable();
        }
        return switch (column.type()) {
            case BOOLEAN -> value.isBoolean();
            case INT64 -> value.isIntegralNumber() && value.canConvertToLong();
            case DECIMAL -> value.isNumber();
            case ARRAY -> value.isArray();
            case STRING -> value.isValueNode();
            case JSON -> true;
            case DATE -> LocalDate.parse(value.textValue()) != null;
            case TIMESTAMP -> LocalDateTime.parse(value.textValue()) != null;
            case TIMESTAMPTZ -> OffsetDateTime.parse(value.textValue()) != null;
            case UUID -> UUID.fromString(value.textValue()) != null;
            default -> false;
        };
    }

    private static JsonNode record(JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set("a", value);
    }

    private static List<Column> columns(List<JsonNode> records) {
        var inference = new Inference();
        records.forEach(inference::add);
        return inference.columns();
    }
}
