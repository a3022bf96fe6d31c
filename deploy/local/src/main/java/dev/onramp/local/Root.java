package dev.onramp.local;

import java.io.IOException;
import java.util.List;

/** What it takes to run PostgreSQL as root, which it refuses on its own. */
final class Root {

    private static final int YES = 0;
    private static final int IMPOSSIBLE = 2;
    private static final String CHECK =
            "test \"$(id -u)\" = 0 || exit 1; test \"$(unshare -U id -u)\" -gt 0 && exit 0; exit 2";

    private Root() {}

    /** What to put before a command of PostgreSQL: nothing for an ordinary user. */
    static List<String> prefix() {
        return switch (check()) {
            // In a user namespace of its own, root is nobody to PostgreSQL, and the files stay root's.
            case YES -> List.of("unshare", "-U");
            case IMPOSSIBLE ->
                throw new LauncherException(
                        "PostgreSQL does not run as root, and this system has no user namespaces (unshare -U): run deploy/local/up as another user.");
            default -> List.of();
        };
    }

    private static int check() {
        try {
            return Processes.exitCode(new ProcessBuilder("sh", "-c", CHECK)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new LauncherException("Cannot run sh (%s).".formatted(e), e);
        }
    }
}
