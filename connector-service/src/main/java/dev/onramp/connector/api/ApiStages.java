package dev.onramp.connector.api;

import dev.onramp.connector.source.Stage;
import dev.onramp.connector.source.StageLog;

/**
 * The stages of a fetch. HTTP has no step of logging in: where a request carries credentials, {@code authenticate} is the
 * time until the API answers it with anything but a refusal, and {@code query} what comes then. Without credentials the
 * request is the query. All that redirects cause is part of it.
 */
final class ApiStages implements StageLog {

    private final StageLog stages;
    private final boolean authenticates;
    private volatile Stage current = Stage.resolve;

    ApiStages(StageLog stages, boolean authenticates) {
        this.stages = stages;
        this.authenticates = authenticates;
    }

    @Override
    public void begin(Stage stage) {
        if (current.compareTo(Stage.authenticate) < 0) {
            move(stage == Stage.authenticate && !authenticates ? Stage.query : stage);
        }
    }

    /** The API has answered, and not that it lets nobody in. */
    void letIn() {
        if (current != Stage.query) {
            move(Stage.query);
        }
    }

    /** The stage that runs. */
    Stage current() {
        return current;
    }

    private void move(Stage stage) {
        current = stage;
        stages.begin(stage);
    }
}
