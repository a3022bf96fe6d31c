package dev.onramp.defaults.paging;

import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page out of a repository whose entities have {@code createdAt} and {@code id}, newest first. The conditions are
 * fixed texts of the calling repository; values only ever go in as parameters.
 */
public final class ListStatement<E> {

    private final PanacheRepositoryBase<E, ?> repository;
    private final PageRequest page;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private ListStatement(PanacheRepositoryBase<E, ?> repository, PageRequest page) {
        this.repository = repository;
        this.page = page;
    }

    /** All rows, within the times that {@code page} asks for. */
    public static <E> ListStatement<E> of(PanacheRepositoryBase<E, ?> repository, PageRequest page) {
        return new ListStatement<>(repository, page)
                .where("createdAt > :createdAfter", "createdAfter", page.createdAfter())
                .where("createdAt < :createdBefore", "createdBefore", page.createdBefore());
    }

    /** Only rows that meet {@code condition}, which names {@code parameter}; no restriction if the value is null. */
    public ListStatement<E> where(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    /** A value that conditions name besides their own. */
    public ListStatement<E> with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /**
     * Reads the page.
     *
     * @param id the id in a cursor as the type that the entity has
     */
    public Uni<Slice<E>> fetch(Function<String, Object> id) {
        return page.after() == null ? byOffset() : behind(page.after(), id);
    }

    private Uni<Slice<E>> byOffset() {
        // One after the other: a session must never run two operations at once.
        return rows(page.offset())
                .chain(rows -> repository.count(text(), parameters).map(total -> Slice.of(rows, page, total)));
    }

    private Uni<Slice<E>> behind(Cursor cursor, Function<String, Object> id) {
        conditions.add("(createdAt, id) < (:cursorTime, :cursorId)");
        parameters.put("cursorTime", cursor.createdAt());
        parameters.put("cursorId", typed(cursor.id(), id));
        return rows(0).map(rows -> Slice.of(rows, page, null));
    }

    private static Object typed(String text, Function<String, Object> id) {
        try {
            return id.apply(text);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(Violation.query("after", "must be a cursor that this service gave out"));
        }
    }

    private Uni<List<E>> rows(int offset) {
        return repository
                .find(text() + " order by createdAt desc, id desc", parameters)
                .range(offset, offset + page.limit())
                .list();
    }

    private String text() {
        return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
    }
}
