package dev.onramp.democonfig.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.Ids;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rules and transactions that all kinds of entries have in common. Writes come one after the other: they are rare, and each
 * sees all that it refers to.
 *
 * @param <E> row
 * @param <Q> request
 * @param <R> answer
 */
abstract class EntryService<E extends EntryEntity, Q extends EntryRequest, R> {

    /** So that what lists all codes, such as the modules of a licence, stays small. */
    private static final int MAX_ENTRIES = 1000;

    final PanacheRepositoryBase<E, String> rows;
    final EntryParts parts;
    private final Kind<Q> kind;

    EntryService(PanacheRepositoryBase<E, String> rows, EntryParts parts, Kind<Q> kind) {
        this.rows = rows;
        this.parts = parts;
        this.kind = kind;
    }

    /**
     * What a kind of entry is.
     *
     * @param name as a caller calls one of it
     * @param parameter of the path
     */
    record Kind<Q>(String name, String parameter, CatalogueRows.Table table, Class<Q> request) {}

    abstract E make();

    abstract void fill(E entry, Q request);

    /** The request that would write the entry as it is. */
    abstract Q asRequest(E entry);

    /** Fails with a 422 that names what does not exist. */
    abstract Uni<Void> check(@Nullable E present, Q request);

    /** Fails with a 409 that names who uses the entry. */
    abstract Uni<Void> requireUnused(String code);

    abstract Uni<List<R>> show(List<E> entries);

    Optional<String> canonical(String code) {
        return Codes.canonical(code);
    }

    /** The answer to a PUT at a code that none can have. */
    RuntimeException badCode() {
        return Problems.invalid(Violation.path(kind.parameter(), Codes.MESSAGE));
    }

    RuntimeException notFound() {
        return Problems.notFound(kind.name());
    }

    Uni<Versioned<R>> get(String caller, String code) {
        return parts.transactions.run(caller, () -> required(code).chain(this::existing));
    }

    Uni<Slice<R>> list(String caller, PageRequest page, UnaryOperator<ListStatement<E>> filter) {
        return parts.transactions.run(
                caller,
                () -> filter.apply(ListStatement.of(rows, page))
                        .fetch(id -> id)
                        .chain(slice -> show(slice.items())
                                .map(shown -> new Slice<>(shown, slice.more(), slice.total(), slice.page()))));
    }

    Uni<Versioned<R>> put(String caller, String text, Preconditions preconditions, Q request) {
        var code = canonical(text).orElseThrow(this::badCode);
        requireSame(code, request);
        return write(
                caller,
                code,
                present -> preconditions.requireMatch(present == null ? null : present.tag()),
                present -> present == null ? insert(code, request) : change(present, request));
    }

    Uni<Versioned<R>> patch(String caller, String text, Preconditions preconditions, ObjectNode patch) {
        var code = canonical(text).orElseThrow(this::notFound);
        return write(caller, code, present -> requireMatch(present, preconditions), present -> {
            var shown = parts.reader.write(asRequest(required(present)));
            var request = parts.reader.patched(shown, patch, kind.request());
            requireSame(code, request);
            return change(required(present), request);
        });
    }

    Uni<Void> delete(String caller, String text, Preconditions preconditions) {
        var code = canonical(text).orElseThrow(this::notFound);
        return write(
                caller,
                code,
                present -> requireMatch(present, preconditions),
                present -> requireUnused(code).chain(() -> rows.delete(required(present))));
    }

    /** Adds the violations of those {@code codes} that are not among {@code known}. */
    static List<Violation> unknown(String field, List<String> codes, List<String> known, String message) {
        var existing = new HashSet<>(known);
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < codes.size(); i++) {
            if (!existing.contains(codes.get(i))) {
                violations.add(Violation.body("/" + field + "/" + i, message));
            }
        }
        return violations;
    }

    private interface Guard<E> {
        void check(@Nullable E present);
    }

    private interface Work<E, T> {
        Uni<T> on(@Nullable E present);
    }

    private <T> Uni<T> write(String caller, String code, Guard<E> guard, Work<E, T> work) {
        return parts.transactions.run(
                caller,
                () -> parts.locks
                        .lockAll()
                        .chain(() -> parts.locks.lock(kind.table(), code))
                        .chain(() -> rows.findById(code))
                        .invoke(guard::check)
                        .chain(work::on));
    }

    private Uni<Versioned<R>> insert(String code, Q request) {
        var entry = make();
        entry.id = code;
        entry.createdAt = parts.clock.instant();
        return rows.count()
                .invoke(this::requireRoom)
                .chain(() -> store(null, entry, request))
                .chain(() -> rows.persistAndFlush(entry))
                .chain(made -> show(List.of(made)).map(shown -> Versioned.created(shown.get(0), made.tag())));
    }

    private Uni<Versioned<R>> change(E entry, Q request) {
        return store(entry, entry, request).chain(() -> rows.flush()).chain(() -> existing(entry));
    }

    private Uni<Void> store(@Nullable E present, E entry, Q request) {
        return check(present, request).invoke(() -> {
            entry.name = request.name();
            entry.description = request.description();
            entry.updatedAt = parts.clock.instant();
            fill(entry, request);
        });
    }

    private Uni<Versioned<R>> existing(E entry) {
        return show(List.of(entry)).map(shown -> Versioned.existing(shown.get(0), entry.tag()));
    }

    private Uni<E> required(String code) {
        return Uni.createFrom()
                .item(() -> canonical(code).orElseThrow(this::notFound))
                .chain(rows::findById)
                .onItem()
                .ifNull()
                .failWith(this::notFound);
    }

    private E required(@Nullable E present) {
        if (present == null) {
            throw notFound();
        }
        return present;
    }

    private void requireMatch(@Nullable E present, Preconditions preconditions) {
        preconditions.requireMatch(required(present).tag());
    }

    private void requireSame(String code, Q request) {
        var sent = request.code();
        if (sent != null) {
            Ids.requireSame(kind.parameter(), code, canonical(sent).orElse(""));
        }
    }

    private void requireRoom(long entries) {
        if (entries >= MAX_ENTRIES) {
            throw Problems.conflict(
                    "catalogue-full", "The catalogue takes no more than " + MAX_ENTRIES + " of a kind.");
        }
    }
}
