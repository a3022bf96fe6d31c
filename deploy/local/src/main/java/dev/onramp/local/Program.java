package dev.onramp.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A program that the launcher starts and keeps running. */
interface Program {

    /** The name that users, records and logs know it by. */
    String name();

    /** The port that it listens on. */
    int port();

    /** A text that stands in the command line of this program of this data folder, and of no other process. */
    String marker();

    /** Where its output goes. */
    Path log();

    /** Starts it. */
    Process start() throws IOException;

    /** Whether it does its work now. Answers within seconds. */
    boolean isReady();

    /** Asks the process to end in good order. */
    void askToStop(ProcessHandle process);

    /** How long ending in good order may take. */
    Duration stopsWithin();
}
