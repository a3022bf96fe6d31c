package dev.onramp.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** A data folder of a test, and what was said on the console. */
final class TestData implements AutoCloseable {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final DataFolder folder;
    private final Console console;

    TestData(Path path) {
        this.folder = new DataFolder(path).prepare();
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        this.console = new Console(stream, stream, Clock.systemUTC());
    }

    /** A data folder in which PostgreSQL is unpacked: unpacking takes seconds, so it is done once for all tests. */
    static TestData withPostgres(Path path) throws IOException {
        var shared = new TestData(Path.of("target", "test-data").toAbsolutePath());
        new PostgresBinaries(shared.folder(), shared.console()).unpack();
        var data = new TestData(path);
        var version = PostgresBinaries.version();
        Files.createSymbolicLink(
                data.folder().postgresBinaries(version), shared.folder().postgresBinaries(version));
        return data;
    }

    /** Takes away what JUnit would warn about: a link that leads out of its temporary folder. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(folder.postgresBinaries(PostgresBinaries.version()));
    }

    DataFolder folder() {
        return folder;
    }

    Console console() {
        return console;
    }

    /** All that was said up to now. */
    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
