package dev.onramp.connector.source;

import java.util.List;

/** Reads forms: the one place that knows what a source may look like. */
public final class SourceForms {

    private static final String NOT_OF_WORKBOOKS = "does not belong to profiles of type excel";

    private SourceForms() {}

    /**
     * What the form says. Touches no network and never fails; no message repeats a value, since any value may be a secret in
     * the wrong place.
     */
    public static CheckedSource check(String profile, SourceForm form) {
        return switch (form.type()) {
            case sql -> SqlForms.check(form);
            case api -> ApiForms.check(form);
            case excel -> excel(profile, form);
        };
    }

    private static CheckedSource excel(String profile, SourceForm form) {
        var faults = new Faults();
        faults.refuse(
                "/connection_string",
                form.connectionString(),
                NOT_OF_WORKBOOKS + ": the workbook is uploaded to the profile");
        faults.refuse("/dialect", form.dialect(), NOT_OF_WORKBOOKS);
        faults.refuse("/host", form.host(), NOT_OF_WORKBOOKS);
        faults.refuse("/port", form.port(), NOT_OF_WORKBOOKS);
        faults.refuse("/database", form.database(), NOT_OF_WORKBOOKS);
        faults.refuse("/auth", form.auth(), NOT_OF_WORKBOOKS);
        var options = form.options();
        if (options != null) {
            for (var option : SqlOption.values()) {
                faults.refuse("/options/" + option, option.in(options), NOT_OF_WORKBOOKS);
            }
            for (var option : ApiOption.values()) {
                faults.refuse("/options/" + option, option.in(options), NOT_OF_WORKBOOKS);
            }
        }
        var violations = faults.list();
        return violations.isEmpty()
                ? new CheckedSource(new WorkbookSource(profile), null, null, List.of())
                : new CheckedSource(null, null, null, violations);
    }
}
