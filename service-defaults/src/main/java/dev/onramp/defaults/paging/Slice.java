package dev.onramp.defaults.paging;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The items of a page and what is known around them.
 *
 * @param more whether something comes after the last item
 * @param total null if it was not counted
 */
public record Slice<T>(
        List<T> items, boolean more, @Nullable Long total, PageRequest page) {

    /** A page of {@code rows}, which were read with one more than the page holds to see whether there is more. */
    static <T> Slice<T> of(List<T> rows, PageRequest page, @Nullable Long total) {
        var more = rows.size() > page.limit();
        return new Slice<>(more ? rows.subList(0, page.limit()) : rows, more, total, page);
    }

    /** The same page with each item turned into something else. */
    public <R> Slice<R> map(Function<T, R> change) {
        return new Slice<>(items.stream().map(change).toList(), more, total, page);
    }

    /** The answer, with a {@code Link} to the next page if there is one. */
    public RestResponse<Page<T>> toAnswer(Function<T, Cursor> cursor) {
        var body = new Page<>(items, total, page.limit(), page.after() == null ? page.offset() : null);
        var answer = ResponseBuilder.ok(body);
        if (more) {
            answer.header("Link", "<" + next(cursor.apply(items.get(items.size() - 1))) + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private String next(Cursor last) {
        var query = Objects.requireNonNullElse(page.uri().getRawQuery(), "");
        var kept = Pattern.compile("&").splitAsStream(query).filter(pair -> !pair.isEmpty() && !isPlace(pair));
        return Stream.concat(kept, Stream.of("after=" + last.encode()))
                .collect(Collectors.joining("&", page.uri().getRawPath() + "?", ""));
    }

    /** Names may be escaped too, so UriBuilder would not find them all. */
    private static boolean isPlace(String pair) {
        var name = URLDecoder.decode(pair.replaceFirst("=.*", ""), StandardCharsets.UTF_8);
        return name.equals("offset") || name.equals("after");
    }
}
