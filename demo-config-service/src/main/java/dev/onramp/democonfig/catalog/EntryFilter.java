package dev.onramp.democonfig.catalog;

import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.QueryValues;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that the lists of the catalogue have besides those of all lists. */
class EntryFilter {

    static final String[] NAMES = {"name"};

    private static final String NAME_CONTAINS = "locate(lower(:name), lower(name)) > 0";

    @QueryParam("name")
    @Parameter(
            description = "Only those whose name contains this, in any case.",
            example = "order",
            schema = @Schema(maxLength = 200))
    @Nullable String name;

    <E> ListStatement<E> apply(ListStatement<E> list) {
        return list.where(NAME_CONTAINS, "name", QueryValues.atMost("name", name, 200));
    }

    /** The canonical code that the parameter says; null stays null. */
    static @Nullable String code(String parameter, @Nullable String value) {
        return value == null
                ? null
                : Codes.canonical(value).orElseThrow(() -> Problems.invalid(Violation.query(parameter, Codes.MESSAGE)));
    }

    /** The condition that the array in {@code column}, a fixed name, has the value of the parameter. */
    static String has(String column, String parameter) {
        return "cast(sql('cast(? as text) = any (" + column + ")', :" + parameter + ") as Boolean) = true";
    }
}
