package dev.onramp.connector.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LargeWorkbookTest {

    @Test
    void millionRowsAreInferredInLittleMemory(@TempDir Path folder) throws Exception {
        // Given
        var file = folder.resolve("large.xlsx");
        run("1g", file.toString(), "1000000");

        // When
        var found = run("32m", file.toString());

        // Then
        assertThat(found)
                .containsExactly(
                        "Orders 1000000",
                        "id INT64",
                        "customer STRING",
                        "amount DECIMAL",
                        "day DATE",
                        "paid BOOLEAN",
                        "note STRING null",
                        "100");
        assertThat(Files.size(file)).isGreaterThan(30_000_000);
    }

    @ParameterizedTest
    @EnumSource
    void hostileWorkbookWantsLittleMemory(HostileWorkbook hostile, @TempDir Path folder) throws Exception {
        // Given
        var file = folder.resolve("hostile.xlsx");
        try (var out = Files.newOutputStream(file)) {
            hostile.write(out);
        }

        // When
        var found = run("48m", file.toString());

        // Then
        assertThat(found).isNotEmpty();
    }

    /** What a process with this much heap, its own needs included, prints. */
    private static List<String> run(String heap, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                LargeWorkbook.class.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }
}
