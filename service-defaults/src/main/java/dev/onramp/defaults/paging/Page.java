package dev.onramp.defaults.paging;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a list.
 *
 * @param items newest first
 * @param total how many there are in all; absent on a page that was reached by a cursor
 * @param offset absent on a page that was reached by a cursor
 */
@Schema(description = "A page of a list, newest first.")
public record Page<T>(
        List<T> items,

        @Schema(
                description = "How many there are in all; absent on a page that was reached by `after`.",
                examples = "42")
        @Nullable Long total,

        @Schema(examples = "20") int limit,

        @Schema(description = "Absent on a page that was reached by `after`.", examples = "0") @Nullable Integer offset) {}
