package dev.onramp.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What runs, and where users find it. */
final class StatusTable {

    private static final List<String> HEAD = List.of("SERVICE", "URL", "SWAGGER UI", "LOG");

    private final DataFolder data;
    private final Records records;

    StatusTable(DataFolder data, Records records) {
        this.data = data;
        this.records = records;
    }

    /** The table as text. */
    String text() {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        for (var service : OnrampService.values()) {
            records.get(service.module()).ifPresent(record -> rows.add(row(service, record)));
        }
        records.get(PostgresProgram.NAME).ifPresent(record -> rows.add(row(record)));
        return aligned(rows);
    }

    private List<String> row(OnrampService service, ProcessRecord record) {
        var host = "http://localhost:" + record.port();
        return List.of(
                service.module(),
                host + service.rootPath(),
                host + "/q/swagger-ui",
                data.log(service.module()).toString());
    }

    private List<String> row(ProcessRecord record) {
        return List.of(
                record.name(),
                "127.0.0.1:" + record.port(),
                "-",
                data.log(record.name()).toString());
    }

    private static String aligned(List<List<String>> rows) {
        var widths = new int[HEAD.size()];
        rows.forEach(row ->
                Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
        return rows.stream().map(row -> aligned(row, widths)).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String aligned(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
