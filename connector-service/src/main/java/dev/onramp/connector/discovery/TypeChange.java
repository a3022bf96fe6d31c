package dev.onramp.connector.discovery;

import dev.onramp.connector.source.PortableType;
import dev.onramp.connector.source.Table.Column;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a type takes all values that another one takes. When in doubt it does not. */
final class TypeChange {

    private static final Map<PortableType, Set<PortableType>> WIDER = Map.of(
            PortableType.INT32, Set.of(PortableType.INT64, PortableType.FLOAT64),
            PortableType.FLOAT32, Set.of(PortableType.FLOAT64));

    /** What their sizes say is how they are shown. */
    private static final Set<PortableType> SIZELESS = Set.of(
            PortableType.INT32, PortableType.INT64, PortableType.BOOLEAN, PortableType.FLOAT32, PortableType.FLOAT64);

    /** A name, and sizes at its end or within it, as in {@code timestamp(3) with time zone}. */
    private static final Pattern FORM =
            Pattern.compile("([^()]{1,100})(?:\\(\\s*(\\d{1,9}|max)\\s*(?:,\\s*(-?\\d{1,9})\\s*)?\\))?([^()]{0,100})");

    private TypeChange() {}

    /** Whether whoever can read {@code before} can read {@code after}. */
    static boolean keepsValues(Column before, Column after) {
        if (before.type() != after.type()) {
            return WIDER.getOrDefault(before.type(), Set.of()).contains(after.type());
        }
        if (SIZELESS.contains(before.type())) {
            return true;
        }
        var was = Size.of(before.nativeType());
        var is = Size.of(after.nativeType());
        return was != null && is != null && (isText(before) || was.name().equals(is.name())) && is.holds(was);
    }

    private static boolean isText(Column column) {
        return column.type() == PortableType.STRING || column.type() == PortableType.BYTES;
    }

    /**
     * How much a type takes.
     *
     * @param name the type without its sizes
     * @param length null if there is no limit, or an unknown one
     * @param scale digits behind the point
     */
    private record Size(String name, @Nullable Integer length, int scale) {

        /** Null if the type is of no form that can be compared, such as {@code enum('a','b')}. */
        static @Nullable Size of(String type) {
            var form = FORM.matcher(type);
            if (!form.matches()) {
                return null;
            }
            var length = form.group(2);
            var scale = form.group(3);
            return new Size(
                    form.group(1).strip() + " "
                            + Objects.requireNonNullElse(form.group(4), "").strip(),
                    length == null || length.equals("max") ? null : Integer.valueOf(length),
                    scale == null ? 0 : Integer.parseInt(scale));
        }

        boolean holds(Size other) {
            if (length == null) {
                return true;
            }
            return other.length != null && scale >= other.scale && length - scale >= other.length - other.scale;
        }
    }
}
