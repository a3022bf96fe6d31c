package dev.onramp.defaults.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.defaults.Fakes;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedMethodsTest {

    private final AllowedMethods allowed = new AllowedMethods(Fakes.of(
            BeanManager.class,
            (method, arguments) -> Set.of(bean(Things.class), bean(Others.class), bean(String.class))));

    @ParameterizedTest
    @CsvSource({
        "/things, 'GET, HEAD, POST'",
        "/things/, 'GET, HEAD, POST'",
        "/things/1, 'DELETE, PATCH'",
        "/things/a.b~c, 'DELETE, PATCH'",
        "/things/1/tests, POST",
        "/things/1/tests/2, 'GET, HEAD'",
        "/others.all, 'GET, HEAD'",
    })
    void namesTheMethodsOfThePath(String path, String methods) {
        assertThat(allowed.of(path)).isEqualTo(methods);
    }

    @ParameterizedTest
    @CsvSource({"/", "/nothing", "/things/1/tests/2/3", "/thingsX", "/things//tests"})
    void namesNothingElsewhere(String path) {
        assertThat(allowed.of(path)).isEmpty();
    }

    @Path("/things")
    static class Things {
        @GET
        public void list() {}

        @POST
        public void create() {}

        @PATCH
        @Path("/{id}")
        public void patch() {}

        @DELETE
        @Path("{id}")
        public void delete() {}

        @POST
        @Path("/{id}/tests")
        public void test() {}

        @GET
        @Path("/{id}/tests/{test: [0-9]{1,3}}")
        public void read() {}
    }

    @Path("others.all")
    static class Others {
        @GET
        public void list() {}

        public void helper() {}
    }

    private static Bean<?> bean(Class<?> type) {
        return Fakes.of(Bean.class, (method, arguments) -> switch (method) {
            case "getBeanClass" -> type;
            case "hashCode" -> type.hashCode();
            case "equals" -> false;
            default -> throw new UnsupportedOperationException(method);
        });
    }
}
