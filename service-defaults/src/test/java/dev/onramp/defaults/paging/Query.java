package dev.onramp.defaults.paging;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request for a list, as JAX-RS hands it to the parameters. */
final class Query {

    private Query() {}

    /** The parameters of a request with this query, escaped as in a URL. */
    static PageParameters of(String query) {
        var uri = URI.create("http://localhost/things" + (query.isEmpty() ? "" : "?" + query));
        var values = decode(query);
        var parameters = new PageParameters();
        parameters.limit = values.getFirst("limit");
        parameters.offset = values.getFirst("offset");
        parameters.after = values.getFirst("after");
        parameters.createdAfter = values.getFirst("created_after");
        parameters.createdBefore = values.getFirst("created_before");
        parameters.uri = (UriInfo) Proxy.newProxyInstance(
                Query.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getQueryParameters" -> values;
                    case "getRequestUri" -> uri;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return parameters;
    }

    /** The parameters of a request for {@code name=value}, whatever the value is. */
    static PageParameters of(String name, String value) {
        return of(name + "=" + escape(value));
    }

    static MultivaluedMap<String, String> decode(String query) {
        var values = new MultivaluedHashMap<String, String>();
        for (var pair : query.isEmpty() ? List.<String>of() : List.of(query.split("&", -1))) {
            int equals = pair.indexOf('=');
            values.add(
                    unescape(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : unescape(pair.substring(equals + 1)));
        }
        return values;
    }

    static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String unescape(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
