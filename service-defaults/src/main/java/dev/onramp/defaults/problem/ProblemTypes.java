package dev.onramp.defaults.problem;

/** The names of problem types. */
public final class ProblemTypes {

    private ProblemTypes() {}

    /** What the types of all problems of an application begin with: {@code urn:problem:<service>:}. */
    public static String prefix(String application) {
        return "urn:problem:" + application.replaceFirst("-service$", "") + ":";
    }
}
