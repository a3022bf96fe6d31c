package dev.onramp.connector.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.PortableType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeChangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INT32   | integer       | INT64   | bigint        | true",
                "INT64   | bigint        | INT32   | integer       | false",
                "FLOAT32 | real          | FLOAT64 | double        | true",
                "INT32   | integer       | STRING  | text          | false",
                "STRING  | varchar(20)   | STRING  | varchar(50)   | true",
                "STRING  | varchar(50)   | STRING  | varchar(20)   | false",
                "STRING  | varchar(20)   | STRING  | text          | true",
                "STRING  | nvarchar(20)  | STRING  | nvarchar(max) | true",
                "STRING  | nvarchar(max) | STRING  | nvarchar(20)  | false",
                "STRING  | text          | STRING  | varchar(20)   | false",
                "STRING  | enum('a','b') | STRING  | enum('a')     | false",
                "DECIMAL | numeric(10,2) | DECIMAL | numeric(12,2) | true",
                "DECIMAL | numeric(10,2) | DECIMAL | numeric(10,4) | false",
                "DECIMAL | numeric(10,2) | DECIMAL | numeric       | true",
                "INT32   | int(11)       | INT32   | int(10)       | true",
                "TIMESTAMPTZ | timestamp(3) with time zone | TIMESTAMPTZ | timestamp(6) with time zone | true",
                "TIMESTAMPTZ | timestamp(6) with time zone | TIMESTAMPTZ | timestamp(3) with time zone | false",
                "UNKNOWN | point         | UNKNOWN | polygon       | false"
            })
    void knowsWhetherAllValuesStillFit(
            PortableType before, String nativeBefore, PortableType after, String nativeAfter, boolean keeps) {
        // Given
        var was = Tables.column("c", nativeBefore, before);
        var is = Tables.column("c", nativeAfter, after);

        // When
        var result = TypeChange.keepsValues(was, is);

        // Then
        assertThat(result).isEqualTo(keeps);
    }

    @Property
    void neverFails(@ForAll String before, @ForAll String after, @ForAll PortableType type) {
        assertThat(TypeChange.keepsValues(Tables.column("c", before, type), Tables.column("c", after, type)))
                .isIn(true, false);
    }
}
