package dev.onramp.defaults.http;

import dev.onramp.defaults.problem.Problems;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses bodies that turn out to be too large while they are read, because they came without a length. */
@Provider
class BodyLimit implements ReaderInterceptor {

    // Providers are made before run-time settings are known.
    private final Instance<BodySizes> bodySizes;
    private final CurrentVertxRequest request;

    BodyLimit(Instance<BodySizes> bodySizes, CurrentVertxRequest request) {
        this.bodySizes = bodySizes;
        this.request = request;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var limit = bodySizes.get().max(request.getCurrent().request().path());
        context.setInputStream(new LimitedStream(context.getInputStream(), limit));
        return context.proceed();
    }

    private static final class LimitedStream extends FilterInputStream {

        private final long limit;
        private long count;

        LimitedStream(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) {
            count += bytes;
            if (count > limit) {
                throw Problems.contentTooLarge(limit);
            }
        }
    }
}
