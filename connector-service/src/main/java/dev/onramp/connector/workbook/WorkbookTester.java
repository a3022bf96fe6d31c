package dev.onramp.connector.workbook;

import dev.onramp.connector.source.Login;
import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.SourceTester;
import dev.onramp.connector.source.Stage;
import dev.onramp.connector.source.StageLog;
import dev.onramp.connector.source.WorkbookSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Looks into every sheet of a workbook. There is nothing to connect to. */
@ApplicationScoped
class WorkbookTester implements SourceTester {

    private final WorkbookReader reader;

    WorkbookTester(WorkbookReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean tests(Source source) {
        return source instanceof WorkbookSource;
    }

    @Override
    public Uni<Finding> test(Source source, Login login, Duration deadline, StageLog stages) {
        return Uni.createFrom().deferred(() -> {
            stages.begin(Stage.query);
            return reader.read(source, deadline, file -> {
                file.probe();
                return new Finding(null, null);
            });
        });
    }
}
