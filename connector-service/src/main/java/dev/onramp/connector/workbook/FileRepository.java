package dev.onramp.connector.workbook;

import dev.onramp.connector.profile.WorkbookFiles;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The SQL of files. All methods join the running transaction. */
@ApplicationScoped
class FileRepository implements WorkbookFiles {

    private static final String BEGIN = """
            insert into profile_files (id, name, media_type) values (cast(cast(:id as text) as uuid), :name, :media)
            """;
    private static final String APPEND = """
            insert into profile_file_chunks (file_id, position, data)
            values (cast(cast(:id as text) as uuid), :position, :data)
            """;
    private static final String DETACH =
            "update profile_files set profile_id = null, touched_at = now() where profile_id = :profile";
    private static final String ATTACH = """
            update profile_files
            set profile_id = :profile, name = :name, media_type = :media, size = :size, sha256 = :sha256, uploaded_at = now()
            where id = cast(cast(:id as text) as uuid)
            """;
    private static final String FIND = """
            select cast(id as text), name, media_type, size, sha256, cast(extract(epoch from uploaded_at) * 1000000 as bigint)
            from profile_files where profile_id = :profile
            """;
    private static final String ID = "select cast(id as text) from profile_files where profile_id = :profile";
    private static final String CHUNK = """
            select data from profile_file_chunks where file_id = cast(cast(:id as text) as uuid) and position = :position
            """;
    private static final String DISCARD =
            "delete from profile_files where id = cast(cast(:id as text) as uuid) and profile_id is null";
    private static final String PURGE = """
            delete from profile_files where id in
            (select id from profile_files where profile_id is null and touched_at < now() - interval '1 hour'
             order by touched_at limit 1 for update skip locked)
            """;

    /** Begins a file that no profile has yet. */
    Uni<Void> begin(UUID id, String name, String mediaType) {
        return execute(BEGIN, Map.of("id", id.toString(), "name", name, "media", mediaType))
                .replaceWithVoid();
    }

    Uni<Void> append(UUID id, int position, byte[] data) {
        return execute(APPEND, Map.of("id", id.toString(), "position", position, "data", data))
                .replaceWithVoid();
    }

    /** The file is that of the profile from now on; the one before is nobody's. False if the file is gone by now. */
    Uni<Boolean> attach(String profile, StoredFile file) {
        return detach(profile)
                .chain(() -> execute(
                        ATTACH,
                        Map.of(
                                "profile",
                                profile,
                                "id",
                                file.id().toString(),
                                "name",
                                file.name(),
                                "media",
                                file.mediaType(),
                                "size",
                                file.size(),
                                "sha256",
                                file.sha256())))
                .map(rows -> rows == 1);
    }

    /** The profile has no file from now on. Whoever reads it still can, for an hour. */
    Uni<Integer> detach(String profile) {
        return execute(DETACH, Map.of("profile", profile));
    }

    /** The file of a profile; null if it has none. */
    Uni<@Nullable StoredFile> find(String profile) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("profile", profile)
                        .getResultList())
                .map(FileRepository::file);
    }

    @Override
    public Uni<@Nullable String> idOfFile(String profile) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ID, String.class)
                        .setParameter("profile", profile)
                        .getSingleResultOrNull());
    }

    private static @Nullable StoredFile file(List<Object[]> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        var row = rows.get(0);
        return new StoredFile(
                UUID.fromString((String) row[0]),
                (String) row[1],
                (String) row[2],
                ((Number) row[3]).longValue(),
                (String) row[4],
                Instant.EPOCH.plus(((Number) row[5]).longValue(), ChronoUnit.MICROS));
    }

    /** A piece of a file. Fails if the file is gone. */
    Uni<byte[]> chunk(UUID id, int position) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CHUNK, byte[].class)
                        .setParameter("id", id.toString())
                        .setParameter("position", position)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> new UncheckedIOException(new EOFException()));
    }

    /** Throws away an upload that came to nothing. */
    Uni<Integer> discard(UUID id) {
        return execute(DISCARD, Map.of("id", id.toString()));
    }

    /** Deletes one file that has been nobody's for an hour; returns how many it was. */
    Uni<Integer> purge() {
        return execute(PURGE, Map.of());
    }

    private static Uni<Integer> execute(String sql, Map<String, Object> parameters) {
        return Panache.getSession().chain(session -> {
            Mutiny.MutationQuery statement = session.createNativeQuery(sql);
            parameters.forEach(statement::setParameter);
            return statement.executeUpdate();
        });
    }
}
