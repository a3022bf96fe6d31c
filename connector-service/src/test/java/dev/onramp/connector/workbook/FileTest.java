package dev.onramp.connector.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Eventually;
import dev.onramp.testsupport.Parallel;
import dev.onramp.testsupport.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
@Timeout(60) // A download that stops half-way has no end of its own.
class FileTest {

    private static final String PROFILES = "/connector/profiles";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String ANY = "application/octet-stream";
    private static final int MEBIBYTE = 1024 * 1024;

    @Inject
    FilePurge purge;

    private final Api user = Api.newUser("editor");
    private final String id = "excel-" + UUID.randomUUID();
    private final String path = PROFILES + "/" + id + "/file";

    @BeforeEach
    void createProfile() {
        user.put(PROFILES + "/" + id, "{\"name\": \"Orders\", \"type\": \"excel\"}")
                .is(201);
    }

    @Test
    void fileComesBackByteForByte() throws Exception {
        // Given
        var file = csv(3 * MEBIBYTE + 17);

        // When
        var put = user.send("PUT", path + "?name=orders.csv", "text/csv; charset=utf-8", file)
                .is(201);

        // Then
        var answer = download();
        assertThat(Arrays.equals(answer.body(), file)).isTrue();
        assertThat(answer.headers().map())
                .containsEntry("content-type", List.of("text/csv"))
                .containsEntry("content-length", List.of(String.valueOf(file.length)))
                .containsEntry("etag", List.of("\"" + put.at("/sha256") + "\""))
                .doesNotContainKey("transfer-encoding");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"orders.csv\"; filename*=UTF-8''orders.csv");
    }

    @Test
    void answerTellsWhatWasStored() {
        // When
        var first = user.send("PUT", path, XLSX, Workbooks.orders()).is(201);
        var second = user.send("PUT", path, ANY, Workbooks.orders()).is(200);

        // Then
        assertThat(first.json().fieldNames())
                .toIterable()
                .containsExactly("name", "media_type", "size", "sha256", "uploaded_at");
        assertThat(first.location()).isEqualTo(path);
        assertThat(second.at("/media_type")).isEqualTo(XLSX);
        assertThat(second.at("/name")).isEqualTo("workbook.xlsx");
        assertThat(second.etag()).isEqualTo("\"" + second.at("/sha256") + "\"");
    }

    @Test
    void knownFileIsNotSentAgain() {
        // Given
        var tag = user.send("PUT", path, XLSX, Workbooks.orders()).etag();

        // Then
        assertThat(user.with("If-None-Match", tag).get(path).is(304).text()).isEmpty();
    }

    @Test
    void writesAreHeldToIfMatch() {
        // Given
        var tag = user.send("PUT", path, XLSX, Workbooks.orders()).etag();

        // Then
        user.with("If-Match", "\"other\"").send("PUT", path, ANY, csv(100)).isProblem(412, "precondition-failed");
        user.with("If-None-Match", "*").send("PUT", path, ANY, csv(100)).isProblem(412, "precondition-failed");
        user.with("If-Match", "\"other\"").delete(path).isProblem(412, "precondition-failed");
        user.with("If-Match", tag).send("PUT", path, ANY, csv(100)).is(200);
    }

    @Test
    void deletedFileIsGone() {
        // Given
        user.send("PUT", path, XLSX, Workbooks.orders()).is(201);

        // When
        user.delete(path).is(204);

        // Then
        user.get(path).isProblem(404, "file-missing");
        user.delete(path).isProblem(404, "file-missing");
    }

    @Test
    void profileThatIsNotOfExcelHasNoFile() {
        // Given
        var other = PROFILES + "/sql-" + UUID.randomUUID();
        user.put(other, "{\"name\": \"Orders\", \"type\": \"sql\"}").is(201);

        // Then
        user.send("PUT", other + "/file", XLSX, csv(2 * MEBIBYTE)).isProblem(409, "not-an-excel-profile");
        user.send("PUT", PROFILES + "/nobody/file", XLSX, csv(2 * MEBIBYTE)).isProblem(404, "not-found");
        user.get(other + "/file").isProblem(404, "file-missing");
    }

    @Test
    void viewerOnlyReads() {
        // Given
        var viewer = Api.newUser("viewer");
        user.send("PUT", path, XLSX, Workbooks.orders()).is(201);

        // Then
        viewer.get(path).is(200);
        viewer.send("PUT", path, XLSX, Workbooks.orders()).isProblem(403, "forbidden");
        viewer.delete(path).isProblem(403, "forbidden");
        Api.anonymous().get(path).is(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%2Fb.csv", "..", "a%5Cb", "%C2%85", "a%E2%80%AEb"})
    void nameWithAPathIsRefused(String name) {
        user.send("PUT", path + "?name=" + name, ANY, csv(100))
                .isProblem(400, "invalid-request")
                .hasViolation("name", "without slashes");
    }

    @ParameterizedTest
    @CsvSource({"nam=a.csv, nam, known", "name=a.csv&name=b.csv, name, once", "name=, name, once"})
    void parameterThatIsMisusedIsRefused(String query, String parameter, String message) {
        user.send("PUT", path + "?" + query, ANY, csv(100))
                .isProblem(400, "invalid-request")
                .hasViolation(parameter, message);
    }

    @Test
    void oddNameIsSafeInTheHeader() {
        // When
        user.send("PUT", path + "?name=B%C3%BCcher%22%20%C4%B1.csv", ANY, csv(100))
                .is(201);

        // Then
        assertThat(user.get(path).header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"B_cher_ _.csv\"; filename*=UTF-8''B%C3%BCcher%22%20%C4%B1.csv");
    }

    @Test
    void otherMediaTypeIsRefused() {
        user.send("PUT", path, "application/pdf", csv(100)).is(415);
        user.send("PUT", path, "application/vnd.ms-excel", csv(100)).is(415);
    }

    @Test
    void whatIsNoWorkbookIsRefusedAndThePresentFileStays() {
        // Given
        user.send("PUT", path, XLSX, Workbooks.orders()).is(201);

        // Then
        refused("not-a-workbook", "%PDF-1.7 something".getBytes(StandardCharsets.UTF_8));
        refused("not-a-workbook", "<html><body>Hi</body></html>".getBytes(StandardCharsets.UTF_8));
        refused("not-a-workbook", new byte[0]);
        refused("not-a-workbook", Arrays.copyOf(Workbooks.orders(), 500));
        refused("file-encrypted", Workbooks.encrypted(Workbooks.orders()));
        assertThat(user.get(path).header("Content-Type")).isEqualTo(XLSX);
        assertThat(unowned()).isEmpty();
    }

    @Test
    void largeBodyIsRefusedWithAndWithoutALength() {
        // Given
        var large = csv(64 * MEBIBYTE + 1);

        // Then
        tooLarge(() -> user.send("PUT", path, ANY, large));
        tooLarge(() -> user.sendChunked("PUT", path, ANY, large));
        assertThat(unowned()).isEmpty();
        user.get(path).isProblem(404, "file-missing");
    }

    @Test
    void fileOfTheLargestSizeIsTaken() {
        user.send("PUT", path, ANY, csv(64 * MEBIBYTE)).is(201);
    }

    @Test
    void otherPathsTakeNoLargeBodies() {
        // Given
        var large = "{\"name\": \"" + "x".repeat(300_000) + "\"}";

        // Then
        user.put(PROFILES + "/" + id, large).isProblem(413, "content-too-large");
        user.postChunked(PROFILES, large).isProblem(413, "content-too-large");
    }

    @Test
    void uploadThatBreaksOffLeavesTheOldFileAndNothingElse() throws Exception {
        // Given
        var tag = user.send("PUT", path, XLSX, Workbooks.orders()).etag();

        // When
        breakOff(csv(MEBIBYTE), 4 * MEBIBYTE);

        // Then
        Eventually.holds(() -> assertThat(unowned()).isEmpty());
        assertThat(user.get(path).etag()).isEqualTo(tag);
    }

    @Test
    void parallelUploadsLeaveOneWholeFile() throws Exception {
        // When
        var answers = Parallel.run(6, () -> user.send("PUT", path, ANY, csv(MEBIBYTE)));

        // Then
        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 200);
        var file = download();
        assertThat(answers)
                .extracting(Answer::etag)
                .contains(file.headers().firstValue("ETag").orElseThrow());
        assertThat(file.body()).hasSize(MEBIBYTE);
    }

    @Test
    void changesAreInTheAudit() {
        // When
        var put = user.send("PUT", path, XLSX, Workbooks.orders()).is(201);
        user.delete(path).is(204);

        // Then
        assertThat(Database.query(
                        "select action || ' ' || actor || ' ' || (details ->> 'sha256') from audit_log"
                                + " where profile_id = ? and action like 'file%' order by id",
                        id))
                .containsExactly(
                        "file-put " + user.user() + " " + put.at("/sha256"),
                        "file-delete " + user.user() + " " + put.at("/sha256"));
    }

    @Test
    void newFileMakesOldFindingsVoid() {
        // Given
        Database.execute("update connector_profiles set profile_data = profile_data ||"
                + " '{\"test_status\": \"success\", \"schema_info\": {\"tables\": []}}' where id = '" + id + "'");

        // When
        user.send("PUT", path, XLSX, Workbooks.orders()).is(201);

        // Then
        assertThat(user.get(PROFILES + "/" + id).json().fieldNames())
                .toIterable()
                .doesNotContain("test_status", "schema_info");
    }

    @Test
    void fileGoesWithItsProfile() {
        // Given
        user.send("PUT", path, XLSX, Workbooks.orders()).is(201);

        // When
        user.delete(PROFILES + "/" + id).is(204);

        // Then
        assertThat(Database.query("select count(*) from profile_files where profile_id = ?", id))
                .containsExactly("0");
    }

    @Test
    void fileIsThereForEveryReplica() throws Exception {
        // Given
        var file = Workbooks.orders();
        user.send("PUT", path, XLSX, file).is(201);

        // When
        var stored = Database.query(
                "select encode(sha256(string_agg(data, '' order by position)), 'hex') from profile_file_chunks"
                        + " where file_id = (select id from profile_files where profile_id = ?)",
                id);

        // Then
        assertThat(stored).containsExactly(user.get(path).etag().replace("\"", ""));
    }

    @Test
    void whatIsNobodysIsPurgedAfterAnHour() {
        // Given
        user.send("PUT", path, XLSX, Workbooks.orders()).is(201);
        user.delete(path).is(204);
        Database.execute(
                "update profile_files set touched_at = now() - interval '61 minutes' where profile_id is null");

        // When
        Waiting.on(purge::purge);

        // Then
        assertThat(Database.query("select id from profile_files where profile_id is null"
                        + " and touched_at < now() - interval '1 hour'"))
                .isEmpty();
    }

    private void refused(String name, byte[] file) {
        user.send("PUT", path, ANY, file).isProblem(422, name);
    }

    private interface Sending {

        Answer send() throws Exception;
    }

    /** The service may close the connection before all of the body is sent, which not every client takes for an answer. */
    private static void tooLarge(Sending sending) {
        try {
            sending.send().isProblem(413, "content-too-large");
        } catch (Exception cut) {
            assertThat(cut).hasRootCauseInstanceOf(IOException.class);
        }
    }

    /** Uploads that no profile has and that were not there long ago. */
    private List<String> unowned() {
        return Database.query("select id from profile_files where profile_id is null and uploaded_at is null");
    }

    private HttpResponse<byte[]> download() throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(base().resolve(path))
                                .header("Authorization", "Bearer " + Tokens.of(user.user(), "viewer"))
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    private void breakOff(byte[] part, int promised) throws IOException {
        try (var socket = new Socket(base().getHost(), base().getPort())) {
            socket.setSoLinger(true, 0);
            var head = "PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + ANY + "\r\nContent-Length: "
                    + promised + "\r\nAuthorization: Bearer "
                    + Tokens.of(user.user(), "editor") + "\r\n\r\n";
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(part);
            out.flush();
            Eventually.holds(() -> assertThat(unowned()).isNotEmpty());
        }
    }

    private static URI base() {
        return URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
    }

    /** Two columns of numbers that are not the same twice. */
    private static byte[] csv(int size) {
        var random = new Random();
        var file = new byte[size];
        for (int i = 0; i < size; i++) {
            file[i] = (byte) (i % 10 == 9 ? '\n' : i % 10 == 4 ? ',' : '0' + random.nextInt(10));
        }
        return file;
    }
}
