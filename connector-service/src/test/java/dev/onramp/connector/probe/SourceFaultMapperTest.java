package dev.onramp.connector.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.connector.source.FaultCode;
import dev.onramp.connector.source.SourceException;
import org.junit.jupiter.api.Test;

class SourceFaultMapperTest {

    @Test
    void faultIsAProblemWithItsCode() {
        // Given
        var fault = new SourceException(FaultCode.DATABASE_MISSING, "There is none.");

        // When
        var problem = new SourceFaultMapper().toProblem(fault);

        // Then
        assertThat(problem.getStatusCode()).isEqualTo(422);
        assertThat(problem.getType()).hasToString("source-failed");
        assertThat(problem.getDetail()).isEqualTo("There is none.");
        assertThat(problem.getParameters()).containsEntry("code", "database-missing");
    }
}
