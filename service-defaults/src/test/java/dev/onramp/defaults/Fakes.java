package dev.onramp.defaults;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stand-ins for the wide interfaces of the platform, of which a test needs one or two methods. */
public final class Fakes {

    private Fakes() {}

    /** What a stand-in answers. */
    public interface Answer {

        /** The answer to a call of {@code method}. */
        @Nullable Object to(String method, List<Object> arguments);
    }

    /** A {@code type} that gives {@code answer} to every call. */
    public static <T> T of(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                Fakes.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        answer.to(method.getName(), arguments == null ? List.of() : Arrays.asList(arguments))));
    }
}
