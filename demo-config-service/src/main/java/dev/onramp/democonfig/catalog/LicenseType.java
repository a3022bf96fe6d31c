package dev.onramp.democonfig.catalog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a client has bought; named as in the JSON, read in any case. */
@JsonDeserialize(using = LicenseType.Reader.class)
public enum LicenseType {
    basic,
    professional,
    enterprise;

    /** What a client has that never bought anything. */
    public static final LicenseType DEFAULT = basic;

    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,20}");

    /** The licence of this name, whatever its case; empty if there is none. */
    static Optional<LicenseType> of(String text) {
        // ASCII first: the dotless Turkish i is an i in another case too.
        if (!NAME.matcher(text).matches()) {
            return Optional.empty();
        }
        var name = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /**
     * The licence that the query parameter {@code name} says, in any case; null stays null.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it says none
     */
    public static @Nullable LicenseType ofQuery(String name, @Nullable String value) {
        return value == null
                ? null
                : of(value).orElseThrow(() -> Problems.invalid(Violation.query(name, "must be one of " + names())));
    }

    private static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** Reads a licence out of JSON. */
    static final class Reader extends StdDeserializer<LicenseType> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(LicenseType.class);
        }

        @Override
        public @Nullable LicenseType deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (LicenseType) context.handleUnexpectedToken(LicenseType.class, parser);
            }
            var found = of(parser.getText());
            return found.isPresent()
                    ? found.get()
                    : (LicenseType) context.handleWeirdStringValue(
                            LicenseType.class, parser.getText(), "must be one of %s", names());
        }
    }
}
