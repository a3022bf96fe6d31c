package dev.onramp.local;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The only way to the user's terminal. Lines of several threads never mix. */
final class Console {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    Console(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** One line about what happens, with the time. */
    void say(String line) {
        print(out, LocalTime.now(clock).format(TIME) + "  " + line);
    }

    /** Text as it is. */
    void show(String text) {
        print(out, text);
    }

    /** A part of text as it is, without the end of a line. */
    synchronized void append(String text) {
        out.print(text);
        out.flush();
    }

    /** Text about what went wrong. */
    void complain(String text) {
        print(err, text);
    }

    private synchronized void print(PrintStream stream, String text) {
        stream.println(text);
        stream.flush();
    }
}
