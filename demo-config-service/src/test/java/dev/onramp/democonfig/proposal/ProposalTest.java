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
                .containsExactly(
                        "proposal_id",
                        "client_id",
                        "proposal_type",
                        "status",
                        "is_expired",
                        "revision",
                        "allowed_actions",
                        "created_at",
                        "updated_at");
    }

    @Test
    void everyFieldComesBack() {
        // Given
        var sent = """
                {"proposal_id":"%s","client_id":"%s","proposal_type":"consulting","title":"Scorecard","notes":"a\\nb",\
                "currency":"KWD","valid_until":"2999-12-31","time_zone":"Asia/Kuwait",\
                "pricing":{"total":99749.500,"breakdown":{"discount":-250.500,"consulting":100000.000},\
                "lines":[{"category":"consulting","description":"Work","quantity":2.5,"unit":"day","unit_price":40000.000,\
                "amount":100000.000,"discount":250.500,"total":99749.500,"rule":"by hand","recurring":false}],\
                "totals":{"subtotal":100000.000,"discount":250.500,"net":99749.500}},\
                "timeline":{"start_date":"2025-01-15","end_date":"2025-06-30",\
                "phases":[{"name":"Start","weeks":1,"hours":20.25},{"name":"UAT","start_date":"2025-02-01","hours":300}]},\
                "resources":{"consultants":[{"name":"Ada"},{"name":"Grace","role":"lead","hours":320.25}],"hours":320.25},\
                "status":"sent\"""".formatted(id, client);

        // When
        user.post(PROPOSALS, sent + "}").is(201);

        // Then
        assertThat(user.get(path).is(200).text())
                .startsWith(sent + ",\"is_expired\":false,\"expires_at\":\"2999-12-31T21:00:00Z\",\"revision\":1,"
                        + "\"allowed_actions\":[\"accept\",\"reject\",\"revise\",\"void\"],\"sent_at\":");
    }

    @Test
    void consultantMayBeABareName() {
        // When
        user.put(path, minimal(", \"resources\": {\"consultants\": [\"Ada\", {\"name\": \"Grace\"}]}"))
                .is(201);

        // Then
        assertThat(user.get(path).text()).contains("\"consultants\":[{\"name\":\"Ada\"},{\"name\":\"Grace\"}]");
    }

    @Test
    void whatOnlyTheServiceSetsIsIgnored() {
        // When
        var created = user.put(
                        path,
                        minimal(
                                ", \"rate_card\": {\"code\": \"P3\", \"version\": 1}, \"revision\": 7, \"is_expired\": true,"
                                        + " \"superseded_by\": \"x\", \"revises\": \"x\", \"sent_at\": \"2020-01-01T00:00:00Z\""))
                .is(201);

        // Then
        assertThat(created.json().has("rate_card")).isFalse();
        assertThat(created.at("/revision")).isEqualTo("1");
        assertThat(created.json().has("superseded_by")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": \"Better\"} | true",
                "{\"pricing\": {\"total\": 5.000}} | true",
                "{\"pricing\": {\"total\": 6}} | false",
                "{\"pricing\": null} | false",
                "{\"currency\": \"EUR\"} | false"
            })
    void rateCardIsDroppedWithThePriceThatItMade(String patch, boolean isKept) {
        // Given
        insert(("{\"client_id\": \"%s\", \"proposal_type\": \"consulting\", \"currency\": \"USD\","
                        + " \"pricing\": {\"total\": 5.00}, \"rate_card\": {\"code\": \"P3\", \"version\": 2}}")
                .formatted(client));
        assertThat(user.get(path).at("/rate_card/version")).isEqualTo("2");

        // When
        var patched = user.patch(path, patch).is(200);

        // Then
        assertThat(patched.json().has("rate_card")).isEqualTo(isKept);
        assertThat(user.put(path, patched.text()).is(200).json().has("rate_card"))
                .isEqualTo(isKept);
    }

    @Test
    void documentHasTheShapeOfTheSeed() {
        // When
        user.put(path, minimal(", \"pricing\": {\"total\": 5.0}, \"timeline\": {}, \"valid_until\": \"2999-01-31\""))
                .is(201);

        // Then
        assertThat(stored())
                .isEqualTo(
                        ("{\"status\": \"draft\", \"pricing\": {\"total\": 5.00}, \"currency\": \"USD\", \"timeline\": {},"
                                        + " \"client_id\": \"%s\", \"time_zone\": \"UTC\", \"valid_until\": \"2999-01-31\","
                                        + " \"proposal_type\": \"implementation\"}")
                                .formatted(client));
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 1000.1, 1000.10",
        "USD, 150000, 150000.00",
        "USD, 1.5e3, 1500.00",
        "USD, 999999999999999.99, 999999999999999.99",
        "USD, 0, 0.00",
        "JPY, 150000.00, 150000",
        "KWD, 0.001, 0.001",
        "KWD, 1, 1.000",
        "CLF, 12345678901234.5678, 12345678901234.5678"
    })
    void amountsComeBackWithTheDecimalsOfTheCurrency(String currency, String amount, String shown) {
        // Given
        user.put(
                        path,
                        minimal(
                                ", \"currency\": \"%s\", \"pricing\": {\"total\": %s, \"breakdown\": {\"a\": %s}}, \"resources\": {\"hours\": 320.50}"
                                        .formatted(currency, amount, amount)))
                .is(201);

        // When
        var read = user.get(path).is(200);

        // Then
        assertThat(read.text())
                .contains("\"pricing\":{\"total\":" + shown + ",\"breakdown\":{\"a\":" + shown + "}}")
                .contains("\"resources\":{\"hours\":320.50}");
    }

    // ---- what does not add up

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"currency\": \"ZZZ\"' | /currency | must be a currency of ISO 4217",
                "'\"currency\": \"JPY\", \"pricing\": {\"total\": 0.5}' | /pricing/total | no more decimals than its currency: 0",
                "'\"pricing\": {\"total\": 0.001}' | /pricing/total | no more decimals than its currency: 2",
                "'\"time_zone\": \"Mars/Olympus\"' | /time_zone | must be a time zone",
                "'\"valid_until\": \"9999-12-31\"' | /valid_until | must not be after 9999-12-29",
                "'\"pricing\": {\"total\": 5, \"breakdown\": {\"a\": 4}}' | /pricing/total | must be the sum of the breakdown: 4",
                "'\"pricing\": {\"lines\": [{\"category\": \"a\", \"description\": \"b\", \"quantity\": 3, \"unit_price\": 5, \"amount\": 16, \"total\": 16}]}' | /pricing/lines/0/amount | must be quantity times unit_price, rounded half up: 15.00",
                "'\"timeline\": {\"start_date\": \"2026-02-01\", \"phases\": [{\"name\": \"a\", \"start_date\": \"2026-01-31\"}]}' | /timeline/phases/0/start_date | before the timeline starts",
                "'\"resources\": {\"hours\": 5, \"consultants\": [{\"name\": \"a\", \"hours\": 6}]}' | /resources/hours | must be the sum of the hours of the consultants: 6"
            })
    void whatDoesNotAddUpIsNamed(String fields, String field, String message) {
        // Given
        user.put(path, minimal("")).is(201);

        // When
        var post = user.post(PROPOSALS, body(fields));
        var put = user.put(path, body(fields));
        var patch = user.patch(path, "{" + fields + "}");

        // Then
        post.isProblem(422, "does-not-add-up").hasViolation(field, message);
        put.isProblem(422, "does-not-add-up").hasViolation(field, message);
        patch.isProblem(422, "does-not-add-up").hasViolation(field, message);
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
                "'\"status\": \"signed\"' | /status | must be one of draft, sent, accepted, rejected, voided",
                "'\"status\": \"Draft\"' | /status | must be one of draft, sent, accepted, rejected, voided",
                "'\"status\": 1' | /status | must be one of draft, sent, accepted, rejected, voided",
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
                "'\"timeline\": {\"phases\": [{\"name\": \"a\"}, null]}' | /timeline/phases/1 | must not be null",
                "'\"timeline\": {\"phases\": [{\"weeks\": 1}]}' | /timeline/phases/0/name | must not be blank",
                "'\"timeline\": {\"phases\": [{\"name\": \"a\", \"days\": 1}]}' | /timeline/phases/0/days | is not a known field",
                "'\"resources\": {\"consultants\": [{\"hours\": 1}]}' | /resources/consultants/0/name | must not be blank",
                "'\"currency\": \"eur\"' | /currency | must be three capital letters",
                "'\"valid_until\": \"soon\"' | /valid_until | must be a date such as",
                "'\"title\": 5' | /title | must be a string",
                "'\"pricing\": {\"lines\": [{}]}' | /pricing/lines/0/quantity | must not be null",
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
        "timeline, phases, '{\"name\": \"a\"}', 100, 201",
        "timeline, phases, '{\"name\": \"a\"}', 101, 400",
        "resources, consultants, '\"a\"', 100, 201",
        "resources, consultants, '\"a\"', 101, 400"
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
                        minimal(", \"pricing\": {\"total\": 5, \"breakdown\": {\"a\": 2, \"b\": 3}},"
                                + " \"timeline\": {\"start_date\": \"2026-01-01\"}, \"title\": \"x\""))
                .is(201);

        // When
        var patched = user.patch(
                        path,
                        "{\"status\": null, \"pricing\": {\"total\": null, \"breakdown\": {\"b\": null}}, \"timeline\": null,"
                                + " \"title\": null}")
                .is(200);

        // Then
        assertThat(patched.at("/status")).isEqualTo("draft");
        assertThat(patched.json().get("pricing").toString()).isEqualTo("{\"breakdown\":{\"a\":2.00}}");
        assertThat(patched.json().has("timeline")).isFalse();
        assertThat(patched.json().has("title")).isFalse();
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
        user.put(path, minimal(", \"pricing\": {\"total\": 5}, \"status\": \"sent\""))
                .is(201);

        // When
        var list = user.get(PROPOSALS + "?limit=100&" + filter.replace("{client}", client))
                .is(200);

        // Then
        assertThat(list.json().findValuesAsText("proposal_id").contains(id)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "status=signed, status, 'must be one of draft, sent, expired, superseded, accepted, rejected, voided'",
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
                                + " \"breakdown\": {\"a\": 1.00}}, \"currency\": \"USD\", \"client_id\": \"%s\","
                                + " \"proposal_type\": \"consulting\"}")
                        .formatted(client));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"title\": \"x\"}", "{\"notes\": \"x\"}", "{\"valid_until\": \"2999-01-31\"}"})
    void patchOfAnotherFieldLetsOddPartsBe(String patch) {
        // Given
        insert(("{\"client_id\": \"%s\", \"proposal_type\": \"consulting\", \"currency\": \"Taler\","
                        + " \"pricing\": {\"total\": 0.00001, \"breakdown\": {\"a\": 7}},"
                        + " \"timeline\": {\"phases\": [{\"weeks\": 1}, null, 5]},"
                        + " \"resources\": {\"consultants\": [\"Ada\", 7], \"hours\": -1}}")
                .formatted(client));

        // When
        user.patch(path, patch).is(200);

        // Then
        assertThat(stored())
                .contains("\"total\": 0.00001")
                .contains("[{\"weeks\": 1}, null, 5]")
                .contains("Taler");
    }

    @Test
    void proposalForNobodyCanBeWorkedWithAsLongAsItStaysSo() {
        // Given
        insert("{\"client_id\": \"gone\", \"proposal_type\": \"consulting\"}");

        // When
        user.patch(path, "{\"title\": \"x\"}").is(200);
        user.patch(path, "{\"client_id\": \"gone too\"}").isProblem(422, "unknown-client");
        user.patch(path, "{\"status\": \"voided\"}").is(200);

        // Then
        assertThat(user.get(path).at("/status")).isEqualTo("voided");
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
