package dev.onramp.democonfig.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import dev.onramp.testsupport.Parallel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ProposalTest {

    private static final String PROPOSALS = "/demo/proposals";

    private final Api user = Api.newUser("editor");
    private final String client = "client-" + UUID.randomUUID();
    private final String id = "prop-" + UUID.randomUUID();
    private final String path = PROPOSALS + "/" + id;

    @BeforeEach
    void createClient() {
        user.put("/demo/clients/" + client, "{\"client_name\": \"Test Corporation\"}")
                .is(201);
    }

    // ---- what is kept

    @Test
    void proposalOfTheSeedIsADraftUnlessItSaysOtherwise() {
        // When
        var created = user.post(
                        PROPOSALS, "{\"client_id\": \"%s\", \"proposal_type\": \"implementation\"}".formatted(client))
                .is(201);

        // Then
        assertThat(UUID.fromString(created.at("/proposal_id")).version()).isEqualTo(7);
        assertThat(created.at("/status")).isEqualTo("draft");
        assertThat(created.json().fieldNames())
                .toIterable()
                .containsExactly("proposal_id", "client_id", "proposal_type", "status", "created_at", "updated_at");
    }

    @Test
    void everyFieldComesBack() {
        // Given
        var sent = """
                {"proposal_id":"%s","client_id":"%s","proposal_type":"consulting",\
                "pricing":{"total":150000.00,"breakdown":{"discount":-250.5,"consulting":100000}},\
                "timeline":{"start_date":"2025-01-15","end_date":"2025-06-30","phases":[{"weeks":1},{"name":"UAT"}]},\
                "resources":{"consultants":["Ada",{"name":"Grace"},7],"hours":320.25},\
                "status":"sent\"""".formatted(id, client);

        // When
        user.post(PROPOSALS, sent + "}").is(201);

        // Then
        assertThat(user.get(path).is(200).text()).startsWith(sent + ",\"created_at\":");
    }

    @Test
    void documentHasTheShapeOfTheSeed() {
        // When
        user.put(path, minimal(", \"pricing\": {\"total\": 5.0}, \"timeline\": {}"))
                .is(201);

        // Then
        assertThat(stored())
                .isEqualTo(
                        ("{\"status\": \"draft\", \"pricing\": {\"total\": 5.0}, \"timeline\": {}, \"client_id\": \"%s\","
                                        + " \"proposal_type\": \"implementation\"}")
                                .formatted(client));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000.10", "12345678901234.5678", "999999999999999.9999", "0", "0.0001", "100.0000"})
    void amountsComeBackDigitForDigit(String amount) {
        // Given
        user.put(
                        path,
                        minimal(
                                ", \"pricing\": {\"total\": %s, \"breakdown\": {\"a\": %s}}, \"resources\": {\"hours\": %s}"
                                        .formatted(amount, amount, amount)))
                .is(201);

        // When
        var read = user.get(path).is(200);

        // Then
        assertThat(read.text())
                .contains("\"pricing\":{\"total\":" + amount + ",\"breakdown\":{\"a\":" + amount + "}}")
                .contains("\"resources\":{\"hours\":" + amount + "}");
    }

    // ---- what is refused

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"proposal_type\": null' | /proposal_type | must not be null",
                "'\"proposal_type\": \"rental\"' | /proposal_type | must be one of implementation, consulting",
                "'\"client_id\": \" \"' | /client_id | must not be blank",
                "'\"client_id\": 5' | /client_id | must be a string",
                "'\"status\": \"signed\"' | /status | must be one of draft, sent, accepted, rejected",
                "'\"status\": \"Draft\"' | /status | must be one of draft, sent, accepted, rejected",
                "'\"status\": 1' | /status | must be one of draft, sent, accepted, rejected",
                "'\"pricing\": 5' | /pricing | must be an object",
                "'\"pricing\": {\"currency\": \"EUR\"}' | /pricing/currency | is not a known field",
                "'\"pricing\": {\"total\": \"5\"}' | /pricing/total | must be a number",
                "'\"pricing\": {\"total\": -0.01}' | /pricing/total | must be greater than or equal to 0",
                "'\"pricing\": {\"total\": 1000000000000000}' | /pricing/total | at most 15 digits",
                "'\"pricing\": {\"total\": 0.00001}' | /pricing/total | at most 15 digits",
                "'\"pricing\": {\"total\": 1e99}' | /pricing/total | at most 15 digits",
                "'\"pricing\": {\"breakdown\": [1]}' | /pricing/breakdown | must be an object",
                "'\"pricing\": {\"breakdown\": {\"a/b\": null}}' | /pricing/breakdown/a~1b | must not be null",
                "'\"pricing\": {\"breakdown\": {\"a\": \"1\"}}' | /pricing/breakdown/a | must be a number",
                "'\"pricing\": {\"breakdown\": {\"a\": 0.00001}}' | /pricing/breakdown/a | at most 15 digits",
                "'\"pricing\": {\"breakdown\": {\" \": 1}}' | '/pricing/breakdown/ ' | must not be blank",
                "'\"timeline\": {\"start_date\": \"2026-02-30\"}' | /timeline/start_date | must be a date such as",
                "'\"timeline\": {\"start_date\": \"2026-02-03T10:00:00\"}' | /timeline/start_date | must be a date such as",
                "'\"timeline\": {\"start_date\": \"+12026-02-03\"}' | /timeline/start_date | must be a date such as",
                "'\"timeline\": {\"start_date\": [2026, 2, 3]}' | /timeline/start_date | must be a date such as",
                "'\"timeline\": {\"end_date\": 20000}' | /timeline/end_date | must be a date such as",
                "'\"timeline\": {\"end_date\": \"\"}' | /timeline/end_date | must be a date such as",
                "'\"timeline\": {\"start_date\": \"2026-02-02\", \"end_date\": \"2026-02-01\"}' | /timeline/end_date | must not be before start_date",
                "'\"timeline\": {\"phases\": [\"UAT\"]}' | /timeline/phases/0 | must be an object",
                "'\"timeline\": {\"phases\": [{}, null]}' | /timeline/phases/1 | must not be null",
                "'\"resources\": {\"hours\": -1}' | /resources/hours | must be greater than or equal to 0",
                "'\"resources\": {\"hours\": \"many\"}' | /resources/hours | must be a number",
                "'\"resources\": {\"consultants\": \"Ada\"}' | /resources/consultants | must be an array",
                "'\"resources\": {\"consultants\": [null]}' | /resources/consultants/0 | must not be null"
            })
    void badFieldIsNamed(String fields, String field, String message) {
        // Given
        user.put(path, minimal("")).is(201);

        // When
        var post = user.post(PROPOSALS, body(fields));
        var patch = user.patch(path, "{" + fields + "}");

        // Then
        post.isProblem(400, "invalid-request").hasViolation(field, message);
        // In a patch null removes, so that there it is no bad value.
        if (!fields.contains("\"a/b\": null")) {
            patch.isProblem(400, "invalid-request").hasViolation(field, message);
        }
    }

    @Test
    void textThatTheDatabaseCannotKeepIsRefusedAsANameOfAnAmountToo() {
        for (var name : new String[] {"\\u0000", "a\\ud800b"}) {
            user.put(path, minimal(", \"pricing\": {\"breakdown\": {\"" + name + "\": 1}}"))
                    .isProblem(400, "invalid-request");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "timeline, phases, {}, 100, 201",
        "timeline, phases, {}, 101, 400",
        "resources, consultants, 1, 100, 201",
        "resources, consultants, 1, 101, 400"
    })
    void listsHaveLimits(String part, String field, String value, int size, int status) {
        // Given
        var values = IntStream.range(0, size).mapToObj(i -> value).collect(Collectors.joining(",", "[", "]"));

        // When
        var answer = user.put(path, minimal(", \"%s\": {\"%s\": %s}".formatted(part, field, values)));

        // Then
        answer.is(status);
        if (status == 400) {
            answer.hasViolation("/" + part + "/" + field, "size must be between 0 and 100");
        }
    }

    @Test
    void clientMustExist() {
        // Given
        user.put(path, minimal("")).is(201);
        var other = "{\"client_id\": \"nobody\", \"proposal_type\": \"consulting\"}";

        // When
        var post = user.post(PROPOSALS, other);
        var put = user.put(path, other);
        var patch = user.patch(path, "{\"client_id\": \"nobody\"}");

        // Then
        post.isProblem(422, "unknown-client").hasViolation("/client_id", "an existing client");
        put.isProblem(422, "unknown-client").hasViolation("/client_id", "an existing client");
        patch.isProblem(422, "unknown-client").hasViolation("/client_id", "an existing client");
        assertThat(user.get(path).at("/client_id")).isEqualTo(client);
    }

    @Test
    void idCannotChange() {
        // Given
        user.put(path, minimal("")).is(201);

        // When
        var patch = user.patch(path, "{\"proposal_id\": \"other\"}");
        var put = user.put(path + "-2", minimal(", \"proposal_id\": \"" + id + "\""));

        // Then
        patch.isProblem(422, "id-mismatch").hasViolation("/proposal_id", "must be the id in the path");
        put.isProblem(422, "id-mismatch").hasViolation("/proposal_id", "must be the id in the path");
    }

    @Test
    void idThatDoesNotFitAPathIsRefused() {
        user.post(PROPOSALS, minimal(", \"proposal_id\": \"a/b\""))
                .isProblem(400, "invalid-request")
                .hasViolation("/proposal_id", "letters, digits");
        user.put(PROPOSALS + "/a%2Fb", minimal(""))
                .isProblem(400, "invalid-request")
                .hasViolation("proposal_id", "letters, digits");
    }

    // ---- many at once

    @Test
    void fiftyParallelCreationsMakeOneProposal() {
        // Given
        var body = minimal(", \"proposal_id\": \"" + id + "\"");

        // When
        var answers = Parallel.run(50, () -> user.post(PROPOSALS, body));

        // Then
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .hasSize(49)
                .allSatisfy(answer -> answer.isProblem(409, "proposal-exists"));
        assertThat(Database.query("select count(*) from service_proposals where proposal_id = ?", id))
                .containsExactly("1");
    }

    @Test
    void parallelPutsOfANewProposalAllSucceed() {
        // When
        var answers = Parallel.run(20, () -> user.put(path, minimal("")));

        // Then
        assertThat(answers).extracting(answer -> answer.status()).containsOnly(200, 201);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
    }

    // ---- changes

    @Test
    void putCreatesOnlyWhereTheCallerSaysSo() {
        // Given
        var onlyNew = user.with("If-None-Match", "*");

        // When
        var created = onlyNew.put(path, minimal(""));

        // Then
        assertThat(created.is(201).location()).isEqualTo(path);
        onlyNew.put(path, minimal("")).isProblem(412, "precondition-failed");
        user.with("If-Match", "*").put(path + "-other", minimal("")).isProblem(412, "precondition-failed");
    }

    @Test
    void nullInAPatchRemoves() {
        // Given
        user.put(
                        path,
                        minimal(
                                ", \"status\": \"accepted\", \"pricing\": {\"total\": 5, \"breakdown\": {\"a\": 2, \"b\": 3}},"
                                        + " \"timeline\": {\"start_date\": \"2026-01-01\"}"))
                .is(201);

        // When
        var patched = user.patch(
                        path, "{\"status\": null, \"pricing\": {\"breakdown\": {\"b\": null}}, \"timeline\": null}")
                .is(200);

        // Then
        assertThat(patched.at("/status")).isEqualTo("draft");
        assertThat(patched.json().get("pricing").toString()).isEqualTo("{\"total\":5,\"breakdown\":{\"a\":2}}");
        assertThat(patched.json().has("timeline")).isFalse();
    }

    @Test
    void endThatAPatchMovesBeforeTheStartIsRefused() {
        // Given
        user.put(path, minimal(", \"timeline\": {\"start_date\": \"2026-02-01\", \"end_date\": \"2026-03-01\"}"))
                .is(201);

        // When
        var answer = user.patch(path, "{\"timeline\": {\"end_date\": \"2026-01-31\"}}");

        // Then
        answer.isProblem(400, "invalid-request").hasViolation("/timeline/end_date", "must not be before start_date");
    }

    @Test
    void timelineOfOneDayIsTaken() {
        user.put(path, minimal(", \"timeline\": {\"start_date\": \"2026-02-01\", \"end_date\": \"2026-02-01\"}"))
                .is(201);
    }

    // ---- lists

    @ParameterizedTest
    @CsvSource({
        "client_id={client}, true",
        "client_id=nobody, false",
        "status=sent, true",
        "status=draft, false",
        "proposal_type=implementation, true",
        "proposal_type=consulting, false",
        "client_id={client}&status=sent&proposal_type=implementation, true"
    })
    void listFilters(String filter, boolean found) {
        // Given
        user.put(path, minimal(", \"status\": \"sent\"")).is(201);

        // When
        var list = user.get(PROPOSALS + "?limit=100&" + filter.replace("{client}", client))
                .is(200);

        // Then
        assertThat(list.json().findValuesAsText("proposal_id").contains(id)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "status=signed, status, 'must be one of draft, sent, accepted, rejected'",
        "proposal_type=rental, proposal_type, 'must be one of implementation, consulting'",
        "license_type=basic, license_type, is not a known parameter"
    })
    void badFilterIsNamed(String filter, String name, String message) {
        user.get(PROPOSALS + "?" + filter).isProblem(400, "invalid-request").hasViolation(name, message);
    }

    // ---- rows that people wrote by SQL

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"pricing\": 5, \"timeline\": [], \"resources\": \"x\", \"client_id\": {\"a\": 1}, \"status\": \"signed\"}",
                "{\"pricing\": {\"total\": \"lots\", \"breakdown\": [1]}, \"timeline\": {\"start_date\": \"TBD\", \"phases\": {}}}",
                "{\"resources\": {\"consultants\": null, \"hours\": \"many\"}, \"proposal_type\": null, \"status\": []}",
                "{\"client_id\": null, \"timeline_weeks\": 4, \"pricing\": null}"
            })
    void oddDocumentBreaksNothing(String document) {
        // Given
        insert(document);

        // When
        var read = user.get(path).is(200);

        // Then
        assertThat(read.json().has("status")).isFalse();
        assertThat(user.get(PROPOSALS + "?limit=100").is(200).json().findValuesAsText("proposal_id"))
                .contains(id);
        user.patch(path, "{\"client_id\": \"%s\", \"proposal_type\": \"consulting\"}".formatted(client))
                .is(200);
    }

    @Test
    void partOfAnOddDocumentThatFitsIsShown() {
        // Given
        insert("{\"pricing\": {\"total\": \"lots\", \"breakdown\": {\"a\": 1.50}},"
                + " \"timeline\": {\"start_date\": \"TBD\", \"end_date\": \"2026-06-30\"}}");

        // When
        var read = user.get(path).is(200);

        // Then
        assertThat(read.text())
                .contains("\"pricing\":{\"breakdown\":{\"a\":1.50}}")
                .contains("\"timeline\":{\"end_date\":\"2026-06-30\"}");
    }

    @Test
    void whatThePatchDoesNotNameStaysAsSomebodyWroteIt() {
        // Given
        insert(("{\"client_id\": \"%s\", \"proposal_type\": \"consulting\", \"status\": \"signed\","
                        + " \"pricing\": {\"total\": \"lots\", \"currency\": \"EUR\"}}")
                .formatted(client));

        // When
        user.patch(path, "{\"pricing\": {\"breakdown\": {\"a\": 1}}}").is(200);

        // Then
        assertThat(stored())
                .isEqualTo(("{\"status\": \"signed\", \"pricing\": {\"total\": \"lots\", \"currency\": \"EUR\","
                                + " \"breakdown\": {\"a\": 1}}, \"client_id\": \"%s\", \"proposal_type\": \"consulting\"}")
                        .formatted(client));
    }

    @Test
    void proposalForNobodyCanBeWorkedWithAsLongAsItStaysSo() {
        // Given
        insert("{\"client_id\": \"gone\", \"proposal_type\": \"consulting\"}");

        // When
        user.patch(path, "{\"status\": \"rejected\"}").is(200);

        // Then
        user.patch(path, "{\"client_id\": \"gone too\"}").isProblem(422, "unknown-client");
        assertThat(user.get(path).at("/status")).isEqualTo("rejected");
    }

    private void insert(String document) {
        Database.execute("insert into service_proposals (proposal_id, proposal_data) values ('%s', '%s')"
                .formatted(id, document));
    }

    private String minimal(String more) {
        return "{\"client_id\": \"%s\", \"proposal_type\": \"implementation\"%s}".formatted(client, more);
    }

    /** A body with these fields, and the required ones if they are not among them. */
    private String body(String fields) {
        var body = new StringBuilder("{" + fields);
        if (!fields.contains("\"client_id\"")) {
            body.append(", \"client_id\": \"").append(client).append('"');
        }
        if (!fields.contains("\"proposal_type\"")) {
            body.append(", \"proposal_type\": \"consulting\"");
        }
        return body.append('}').toString();
    }

    private String stored() {
        return Database.query("select proposal_data::text from service_proposals where proposal_id = ?", id)
                .get(0);
    }
}
