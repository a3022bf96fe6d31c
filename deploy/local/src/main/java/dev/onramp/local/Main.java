package dev.onramp.local;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the scripts up, down and restart in deploy/local call. */
public final class Main {

    static final String ONLY = "--only";

    private static final String DETACH = "--detach";
    private static final int USAGE = 2;
    private static final Clock CLOCK = Clock.system(ZoneId.systemDefault());

    private final Settings settings;
    private final DataFolder data;
    private final Console console;

    private Main(Settings settings, Console console) {
        this.settings = settings;
        this.data = new DataFolder(settings.data()).prepare();
        this.console = console;
    }

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        // Numbers in files, URLs and messages look the same everywhere.
        Locale.setDefault(Locale.ROOT);
        // Libraries in here have nothing to tell the user.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        var console = new Console(System.out, System.err, CLOCK);
        int exitCode;
        try {
            var root = Path.of(System.getProperty("dev.onramp.local.root", "."));
            var settings = Settings.of(root.toAbsolutePath().normalize(), System.getenv());
            exitCode = new Main(settings, console).run(new ArrayDeque<>(List.of(arguments)));
        } catch (LauncherException e) {
            console.complain(e.getMessage());
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private int run(Deque<String> arguments) {
        var command = arguments.isEmpty() ? "" : arguments.pop();
        return switch (command) {
            case "up" -> up(arguments);
            case "down" -> new Down(settings, data, console).run();
            case "restart" -> new Restart(settings, data, console).run(List.copyOf(arguments));
            default -> usage("Unknown command: " + command);
        };
    }

    private int up(Deque<String> arguments) {
        var wanted = List.of(OnrampService.values());
        var detached = false;
        while (!arguments.isEmpty()) {
            var argument = arguments.pop();
            if (argument.equals(DETACH)) {
                detached = true;
            } else if (argument.equals(ONLY)) {
                wanted = services(arguments.poll());
            } else if (argument.startsWith(ONLY + "=")) {
                wanted = services(argument.substring(ONLY.length() + 1));
            } else {
                return usage("Unknown option: " + argument);
            }
        }
        return new Up(settings, data, console, CLOCK).run(wanted, detached);
    }

    private static List<OnrampService> services(@Nullable String names) {
        if (names == null || names.isBlank()) {
            throw new LauncherException(ONLY + " needs the name of a service, or several with commas between.");
        }
        return Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .map(OnrampService::named)
                .distinct()
                .sorted()
                .toList();
    }

    private int usage(String complaint) {
        console.complain(complaint + " (--help shows what there is)");
        return USAGE;
    }
}
