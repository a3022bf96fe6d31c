package dev.onramp.connector.source;

import dev.onramp.connector.source.ApiSource.ApiAuth;
import dev.onramp.connector.source.ApiSource.ApiOptions;
import dev.onramp.connector.source.ApiSource.AuthType;
import dev.onramp.connector.source.ApiSource.KeyPlace;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads forms of APIs. */
final class ApiForms {

    private static final String OTHER_TYPE = "belongs to profiles of type sql";
    private static final int MAX_PATHS = 20;
    private static final int MAX_POINTER = 500;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,255}");
    private static final Pattern QUERY_NAME = Pattern.compile("[A-Za-z0-9._~$:\\[\\]-]{1,255}");

    /** Headers that steer the connection, the message or the client, and those of the other ways to get in. */
    private static final Set<String> RESERVED_HEADERS = Set.of(
            "accept",
            "accept-encoding",
            "authorization",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "cookie",
            "expect",
            "forwarded",
            "host",
            "http2-settings",
            "keep-alive",
            "location",
            "origin",
            "range",
            "referer",
            "set-cookie",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "via");

    private static final List<String> RESERVED_PREFIXES = List.of("proxy-", "sec-", "x-forwarded-");

    private final SourceForm form;
    private final Faults faults = new Faults();

    private ApiForms(SourceForm form) {
        this.form = form;
    }

    static CheckedSource check(SourceForm form) {
        return new ApiForms(form).check();
    }

    private CheckedSource check() {
        faults.refuse("/dialect", form.dialect(), OTHER_TYPE);
        faults.refuse("/host", form.host(), OTHER_TYPE + ": the host stands in the base URL");
        faults.refuse("/port", form.port(), OTHER_TYPE + ": the port stands in the base URL");
        faults.refuse("/database", form.database(), OTHER_TYPE);
        var base = form.connectionString() == null ? null : BaseUrl.read(form.connectionString(), faults);
        var auth = form.auth() == null ? ApiAuth.NONE : form.auth();
        checkAuth(auth);
        var options = options();
        var source = base == null || !faults.isEmpty() ? null : new ApiSource(base, auth, options);
        return new CheckedSource(source, null, null, faults.list());
    }

    private void checkAuth(ApiAuth auth) {
        if (auth.type() == AuthType.api_key) {
            checkKey(auth);
        } else {
            // Rows that people wrote may have no type.
            if (auth.type() == null) {
                faults.add("/auth/type", "must be one of none, basic, bearer, api_key");
            }
            faults.refuse("/auth/in", auth.in(), "belongs to the type api_key");
            faults.refuse("/auth/name", auth.name(), "belongs to the type api_key");
        }
    }

    private void checkKey(ApiAuth auth) {
        if (auth.in() == null) {
            faults.add("/auth/in", "must be header or query");
        }
        var name = auth.name();
        if (name == null) {
            faults.add("/auth/name", "must be the name of the header or query parameter");
        } else if (auth.in() == KeyPlace.query && !QUERY_NAME.matcher(name).matches()) {
            faults.add("/auth/name", "must be 1 to 255 letters, digits, '.', '_', '~', '-', '$', ':', '[' or ']'");
        } else if (auth.in() == KeyPlace.header && !TOKEN.matcher(name).matches()) {
            faults.add("/auth/name", "must be the name of a header");
        } else if (auth.in() == KeyPlace.header && isReserved(name.toLowerCase(Locale.ROOT))) {
            faults.add("/auth/name", "must not be a header that has a meaning of its own in HTTP");
        }
    }

    private static boolean isReserved(String header) {
        return RESERVED_HEADERS.contains(header) || RESERVED_PREFIXES.stream().anyMatch(header::startsWith);
    }

    private ApiOptions options() {
        var options = form.options();
        if (options == null) {
            return ApiOptions.DEFAULT;
        }
        for (var option : SqlOption.values()) {
            faults.refuse("/options/" + option, option.in(options), OTHER_TYPE);
        }
        if (options.recordsPointer() != null && !isJsonPointer(options.recordsPointer())) {
            faults.add("/options/records_pointer", "must be a JSON Pointer (RFC 6901), such as /data");
        }
        if (options.openapi() != null) {
            checkReference("/options/openapi", options.openapi());
        }
        var paths = options.paths() == null ? List.<String>of() : options.paths();
        checkPaths(paths);
        return new ApiOptions(
                options.recordsPointer(),
                options.openapi(),
                paths.stream().filter(Objects::nonNull).toList());
    }

    private void checkPaths(List<String> paths) {
        if (paths.size() > MAX_PATHS) {
            faults.add("/options/paths", "must be at most " + MAX_PATHS);
            return;
        }
        for (int i = 0; i < paths.size(); i++) {
            checkReference("/options/paths/" + i, paths.get(i));
        }
    }

    private void checkReference(String pointer, @Nullable String reference) {
        if (reference == null || !References.isBelow(reference)) {
            faults.add(pointer, References.FORM);
        }
    }

    private static boolean isJsonPointer(String pointer) {
        boolean begins = pointer.isEmpty() || pointer.startsWith("/");
        boolean escaped = IntStream.range(0, pointer.length())
                .filter(i -> pointer.charAt(i) == '~')
                .allMatch(i -> pointer.startsWith("~0", i) || pointer.startsWith("~1", i));
        return begins && escaped && pointer.length() <= MAX_POINTER && !Texts.isHostile(pointer);
    }
}
