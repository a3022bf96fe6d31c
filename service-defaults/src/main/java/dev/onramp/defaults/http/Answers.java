package dev.onramp.defaults.http;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers with the headers that every single resource has. */
public final class Answers {

    private Answers() {}

    /** 200 with the tag, or 304 without a body if the caller has this version already. */
    public static <T> RestResponse<T> read(Versioned<T> found, Preconditions preconditions) {
        return preconditions.isKnown(found.tag())
                ? ResponseBuilder.<T>create(RestResponse.Status.NOT_MODIFIED)
                        .header("ETag", found.tag())
                        .build()
                : changed(found);
    }

    /** 201 with {@code Location} if the write made the resource, else 200. */
    public static <T> RestResponse<T> written(String location, Versioned<T> written) {
        return written.created() ? created(location, written) : changed(written);
    }

    /** 200 after a change. */
    public static <T> RestResponse<T> changed(Versioned<T> written) {
        return ResponseBuilder.ok(written.body()).header("ETag", written.tag()).build();
    }

    /** 201 with {@code Location}, relative to the host so that it is right behind any proxy. */
    public static <T> RestResponse<T> created(String location, Versioned<T> written) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, written.body())
                .header("ETag", written.tag())
                .header("Location", location)
                .build();
    }
}
