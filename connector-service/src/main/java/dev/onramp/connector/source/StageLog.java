package dev.onramp.connector.source;

/** Listens to the progress of a test. Called from any thread. */
public interface StageLog {

    /** The stage begins now, and those before it have passed. A stage that begins again goes on. */
    void begin(Stage stage);

    /** Hears nothing. */
    StageLog NONE = stage -> {};
}
