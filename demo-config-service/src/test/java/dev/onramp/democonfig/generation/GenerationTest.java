package dev.onramp.democonfig.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.democonfig.ratecard.SeedCards;
import dev.onramp.testsupport.Answer;
import dev.onramp.testsupport.Api;
import dev.onramp.testsupport.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Database.class)
class GenerationTest {

    private static final String GENERATE = "/demo/proposals/generate";
    private static final String PRICE = "/demo/proposals/price";

    /** The whole example of the card: two chains for three years, its infrastructure, 50 hours beyond the retainer. */
    private static final String FULL = """
            {"client_id": "%s", "rate_card": "p3", "integration_method": "batch", "start_date": "2026-09-07",
             "kpi_codes": ["otif", "CUSTOMER_LIFETIME_VALUE"], "kpis": [{"code": "Otif", "kind": "rbac"}],
             "objects": ["delivery", {"code": "PRODUCT", "kind": "multi_source"}],
             "term_years": 3, "users": 25, "environment": "azure", "title": "Analytics", "notes": "x",
             "infrastructure": {"gateways": 2, "business_services": 6, "backend_services": 6, "storage_gb": 500,
                                "archive_gb": 2000, "caches": 1, "network_gb": 1000},
             "managed_services": {"extra_hours": 50}}""";

    private final Api user = Api.newUser("editor");
    private final String client = "client-" + UUID.randomUUID();

    @BeforeEach
    void createClient() {
        user.put(
                        "/demo/clients/" + client,
                        "{\"client_name\": \"Test Corporation\", \"license_type\": \"professional\","
                                + " \"modules\": [\"SCOR\", \"CRM\"]}")
                .is(201);
    }

    // ---- figures

    @ParameterizedTest
    @CsvSource({
        "3, batch, 24, 3600.00, 4, 1",
        "2, realtime, 32, 4800.00, 4, 1",
        "30, realtime, 480, 72000.00, 12, 9",
        "25, batch, 200, 30000.00, 5, 2",
        "40, batch, 320, 48000.00, 8, 5"
    })
    void p1ComesToItsFigures(int objects, String method, String hours, String total, int weeks, int development) {
        // Given
        var request = estimate().put("integration_method", method);
        objects().stream().limit(objects).forEach(request.withArray("objects")::add);

        // When
        var answer = user.post(PRICE, request.toString()).is(200);

        // Then
        assertThat(answer.at("/pricing/total")).isEqualTo(total);
        assertThat(answer.at("/pricing/lines/0/total")).isEqualTo(total);
        assertThat(answer.at("/pricing/breakdown/integration")).isEqualTo(total);
        assertThat(answer.at("/pricing/lines/0/unit_price")).isEqualTo("150.00");
        assertThat(answer.at("/resources/hours")).isEqualTo(hours);
        assertThat(answer.at("/timeline/phases/1/weeks")).isEqualTo(String.valueOf(development));
        assertThat(sum(answer, "/timeline/phases", "weeks")).isEqualByComparingTo(BigDecimal.valueOf(weeks));
        assertThat(sum(answer, "/timeline/phases", "hours")).isEqualByComparingTo(hours);
        assertThat(sum(answer, "/resources/consultants", "hours")).isEqualByComparingTo(hours);
        assertThat(answer.at("/rate_card/code")).isEqualTo("P1");
        assertThat(answer.at("/rate_card/version")).isEqualTo("1");
    }

    @Test
    void p3ComesToItsFigures() {
        // When
        var answer = user.post(PRICE, FULL.formatted(client)).is(200);

        // Then
        assertThat(answer.at("/pricing/breakdown/licence")).isEqualTo("195000.00");
        assertThat(answer.at("/pricing/breakdown/infrastructure")).isEqualTo("66960.00");
        assertThat(answer.at("/pricing/breakdown/managed_services")).isEqualTo("26250.00");
        assertThat(answer.at("/pricing/breakdown/environment")).isEqualTo("10500.00");
        assertThat(answer.at("/pricing/breakdown/kpi")).isEqualTo("150.00");
        // SALES_ORDER, DELIVERY, CUSTOMER, INVOICE, CONTRACT at 1,500 and PRODUCT at 3,500
        assertThat(answer.at("/pricing/breakdown/integration")).isEqualTo("11000.00");
        assertThat(answer.at("/pricing/totals/recurring_per_year")).isEqualTo("96070.00");
        assertThat(answer.at("/pricing/total")).isEqualTo("309860.00");
        assertThat(answer.at("/pricing/totals/total_min")).isEqualTo("306360.00");
        assertThat(answer.at("/pricing/totals/total_max")).isEqualTo("313360.00");
        assertThat(answer.at("/pricing/totals/first_year_min")).isEqualTo("114220.00");
        assertThat(answer.at("/pricing/totals/first_year_max")).isEqualTo("121220.00");
        assertThat(answer.at("/currency")).isEqualTo("USD");
        assertThat(answer.json().path("timeline").path("phases").findValuesAsText("weeks"))
                .containsExactly("2", "5", "5", "3", "1");
        assertThat(answer.at("/timeline/end_date")).isEqualTo("2026-11-13");
        assertThat(answer.at("/resources/hours")).isEqualTo("166.5");
    }

    @Test
    void discountAndTaxAreDividedAmongTheLines() {
        // Given
        var request = full();
        request.putObject("discount").put("percent", 12.5);
        request.putObject("tax").put("percent", 19);

        // When
        var answer = user.post(PRICE, request.toString()).is(200);

        // Then
        assertThat(answer.at("/pricing/breakdown/discount")).isEqualTo("-38732.50");
        assertThat(answer.at("/pricing/breakdown/tax")).isEqualTo("51514.23");
        assertThat(answer.at("/pricing/total")).isEqualTo("322641.73");
        assertThat(sum(answer, "/pricing/lines", "total")).isEqualByComparingTo("322641.73");
        assertThat(sum(answer, "/pricing/lines", "tax")).isEqualByComparingTo("51514.23");
    }

    @ParameterizedTest
    @CsvSource({"JPY, 15000, 360000", "KWD, 45.125, 1083.000"})
    void moneyHasTheScaleOfTheCardsCurrency(String currency, BigDecimal rate, String total) {
        // Given
        var version =
                JsonNodeFactory.instance.objectNode().put("currency", currency).put("valid_from", "2199-01-01");
        version.set("card", SeedCards.json("P1").put("hourly_rate", rate));
        var added = Api.newUser("admin")
                .post("/demo/rate-cards/P1/versions", version.toString())
                .is(201);
        var request =
                estimate().put("rate_card_version", added.json().path("version").asInt());
        objects().stream().limit(3).forEach(request.withArray("objects")::add);

        // When
        var answer = user.post(GENERATE, request.toString()).is(201);

        // Then
        assertThat(answer.at("/currency")).isEqualTo(currency);
        assertThat(answer.at("/pricing/total")).isEqualTo(total);
        assertThat(answer.at("/rate_card/version")).isEqualTo(added.at("/version"));
    }

    // ---- storing

    @Test
    void whatIsPricedIsWhatIsStored() {
        // Given
        var priced = user.post(PRICE, FULL.formatted(client)).is(200).json();

        // When
        var made = user.post(GENERATE, FULL.formatted(client)).is(201);

        // Then
        var stored = user.get(made.location()).is(200);
        assertThat(stored.etag()).isEqualTo(made.etag());
        assertThat(stored.at("/status")).isEqualTo("draft");
        assertThat(stored.at("/title")).isEqualTo("Analytics");
        for (var field : priced.properties()) {
            assertThat(stored.json().path(field.getKey())).as(field.getKey()).isEqualTo(field.getValue());
        }
    }

    @Test
    void generatedProposalAddsUpWhenItIsWrittenBack() {
        // Given
        var request = full();
        request.putObject("discount").put("amount", 1234.56);
        request.putObject("tax").put("percent", 7.7);
        var made = user.post(GENERATE, request.toString()).is(201);
        var body = (ObjectNode) made.json();
        body.retain(
                "client_id",
                "proposal_type",
                "title",
                "notes",
                "currency",
                "valid_until",
                "time_zone",
                "pricing",
                "timeline",
                "resources");

        // When
        var written = user.put(made.location(), body.toString());

        // Then
        written.is(200);
        assertThat(written.json().path("pricing")).isEqualTo(made.json().path("pricing"));
    }

    @Test
    void repeatedRequestStoresOneProposal() {
        // Given
        var sender = user.with("Idempotency-Key", UUID.randomUUID().toString());
        var first = sender.post(GENERATE, FULL.formatted(client)).is(201);

        // When
        var second = sender.post(GENERATE, FULL.formatted(client)).is(201);

        // Then
        assertThat(second.location()).isEqualTo(first.location());
        assertThat(user.get("/demo/proposals?client_id=" + client).at("/total")).isEqualTo("1");
    }

    @Test
    void pricingStoresNothing() {
        // When
        user.post(PRICE, FULL.formatted(client)).is(200);

        // Then
        assertThat(user.get("/demo/proposals?client_id=" + client).at("/total")).isEqualTo("0");
    }

    @Test
    void chosenIdIsTakenOnce() {
        // Given
        var id = "prop-" + UUID.randomUUID();
        var request = full().put("proposal_id", id);

        // When
        var made = user.post(GENERATE, request.toString()).is(201);

        // Then
        assertThat(made.location()).isEqualTo("/demo/proposals/" + id);
        user.post(GENERATE, request.toString()).isProblem(409, "proposal-exists");
    }

    @Test
    void viewerMayPriceButNotStore() {
        Api.newUser("viewer").post(PRICE, FULL.formatted(client)).is(200);
        Api.newUser("viewer").post(GENERATE, FULL.formatted(client)).isProblem(403, "forbidden");
    }

    // ---- time

    @Test
    void publicAndOwnHolidaysAreFree() {
        // Given
        var request = estimate().put("start_date", "2026-10-03");
        request.withArray("objects").add("PRODUCT");
        request.withArray("holidays").add("2026-10-05");
        request.putObject("holiday_calendar").put("country", "de").put("region", "BY");

        // When
        var answer = user.post(PRICE, request.toString()).is(200);

        // Then
        assertThat(answer.at("/timeline/start_date")).isEqualTo("2026-10-06");
        assertThat(answer.at("/timeline/end_date")).isEqualTo("2026-11-02");
    }

    @Test
    void workingDaysAreThoseOfTheRequest() {
        // Given
        var request = estimate().put("start_date", "2026-09-07");
        request.withArray("objects").add("PRODUCT");
        request.withArray("working_days").add("saturday").add("sunday");

        // When
        var answer = user.post(PRICE, request.toString()).is(200);

        // Then
        assertThat(answer.at("/timeline/start_date")).isEqualTo("2026-09-12");
        assertThat(answer.at("/timeline/end_date")).isEqualTo("2026-10-04");
    }

    @Test
    void proposalIsValidForThirtyDaysUnlessTheRequestSaysOtherwise() {
        // Given
        var today = LocalDate.now(ZoneOffset.UTC);
        var other = full().put("valid_days", 0).put("time_zone", "Pacific/Kiritimati");

        // When
        var usual = user.post(PRICE, FULL.formatted(client)).is(200);
        var brief = user.post(PRICE, other.toString()).is(200);

        // Then
        assertThat(LocalDate.parse(usual.at("/valid_until"))).isBetween(today.plusDays(30), today.plusDays(31));
        assertThat(LocalDate.parse(brief.at("/valid_until"))).isBetween(today, today.plusDays(2));
        assertThat(brief.at("/time_zone")).isEqualTo("Pacific/Kiritimati");
    }

    @Test
    void teamDoesTheWorkByItsTime() {
        // Given
        var request = full();
        var team = request.putArray("team");
        team.addObject().put("name", "Ada").put("role", "Integration Developer").put("hours_per_week", 10);
        team.addObject().put("name", "Bob").put("role", "integration developer").put("hours_per_week", 5);
        team.addObject().put("name", "Cleo").put("role", "cloud architect").put("hours_per_week", 20);

        // When
        var answer = user.post(PRICE, request.toString()).is(200);

        // Then
        assertThat(answer.json().path("resources").path("consultants").findValuesAsText("hours"))
                .containsExactly("71", "35.5", "60");
        assertThat(answer.json().path("timeline").path("phases").findValuesAsText("weeks"))
                .containsExactly("3", "7", "5", "3", "1");
    }

    // ---- what is refused

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'client_id': 'nobody'} | unknown-client | /client_id",
                "{'rate_card': 'P9'} | unknown-rate-card | /rate_card",
                "{'rate_card_version': 99999} | unknown-rate-card | /rate_card_version",
                "{'kpi_codes': ['OTIF', 'NOPE']} | unknown-codes | /kpi_codes/1",
                "{'kpis': [{'code': 'NOPE'}]} | unknown-codes | /kpis/0/code",
                "{'objects': ['PRODUCT', 'NOPE']} | unknown-codes | /objects/1/code",
                "{'users': 51} | too-many-users | /users",
                "{'term_years': 2} | cannot-be-priced | /term_years",
                "{'kpis': [{'code': 'OTIF', 'kind': 'dynamic_rbac'}]} | cannot-be-priced | /kpis/0/hours",
                "{'objects': [{'code': 'PRODUCT', 'hours': {'min': 1, 'max': 2}}]} | cannot-be-priced | /objects/0/hours",
                "{'objects': ['PRODUCT', 'product']} | cannot-be-priced | /objects/1/code",
                "{'environment': null, 'environment_hours': {'min': 1, 'max': 2}} | cannot-be-priced | /environment_hours",
                "{'environment_hours': {'min': 3, 'max': 2}} | cannot-be-priced | /environment_hours",
                "{'discount': {}} | cannot-be-priced | /discount",
                "{'discount': {'percent': 1, 'amount': 1}} | cannot-be-priced | /discount",
                "{'discount': {'amount': 1.005}} | cannot-be-priced | /discount/amount",
                "{'discount': {'amount': 99999999}} | discount-too-large | /discount/amount",
                "{'start_date': '1999-12-31'} | cannot-be-priced | /start_date",
                "{'valid_until': '2020-01-01'} | cannot-be-priced | /valid_until",
                "{'valid_until': '2099-01-01', 'valid_days': 3} | cannot-be-priced | /valid_days",
                "{'time_zone': 'Mars/Base'} | cannot-be-priced | /time_zone",
                "{'holiday_calendar': {'country': 'XX'}} | unknown-holiday-calendar | /holiday_calendar/country",
                "{'holiday_calendar': {'country': 'DE', 'region': 'XX'}} | unknown-holiday-calendar | /holiday_calendar/region",
                "{'team': [{'name': 'Ada', 'role': 'cloud architect', 'hours_per_week': 40}]} | role-missing | /team",
                "{'kpis': null, 'kpi_codes': null, 'objects': null} | cannot-be-priced | /kpi_codes",
                "{'kpis': null, 'kpi_codes': null} | value-chains-unknown | /value_chains",
                "{'value_chains': ['SCOR', 'scor']} | cannot-be-priced | /value_chains/1",
                "{'value_chains': ['scor ']} | unknown-codes | /value_chains/0",
                "{'value_chains': ['scor', 'no such thing']} | unknown-codes | /value_chains/1",
                "{'kpis': null, 'kpi_codes': null, 'objects': [], 'value_chains': [], 'environment': null, 'infrastructure': null, 'managed_services': null} | nothing-to-price | ''",
                "{'kpis': null, 'kpi_codes': null, 'objects': [], 'value_chains': [], 'environment': 'none', 'infrastructure': {'gateways': 0}, 'managed_services': null} | nothing-to-price | ''",
                "{'infrastructure': {'storage_gb': 999999999, 'archive_gb': 999999999}, 'term_years': 5, 'managed_services': {'extra_hours': 100000}} | | ",
                "{'environment': 'azure', 'environment_hours': {'min': 9999, 'max': 10000}, 'team': [{'name': 'a', 'role': 'cloud architect', 'hours_per_week': 0.01}, {'name': 'b', 'role': 'integration developer', 'hours_per_week': 40}]} | timeline-too-long | /team"
            })
    void requestThatMakesNoSenseIsRefusedByName(String patch, @Nullable String problem, @Nullable String field) {
        // Given
        var request = full();
        request.setAll(parse(patch.replace('\'', '"')));

        // When
        var answer = user.post(PRICE, request.toString());

        // Then
        if (problem == null) {
            answer.is(200);
        } else {
            answer.isProblem(422, problem);
            assertThat(answer.at("/violations/0/field")).isEqualTo(field);
            assertThat(user.post(GENERATE, request.toString()).status()).isEqualTo(422);
        }
    }

    @Test
    void missingRoleIsNamed() {
        // Given
        var request = full();
        request.putArray("team").addObject().put("name", "Ada").put("role", "x").put("hours_per_week", 40);

        // When
        var answer = user.post(PRICE, request.toString()).isProblem(422, "role-missing");

        // Then
        assertThat(answer.json().path("violations").findValuesAsText("message"))
                .containsExactly(
                        "must have a member with the role integration developer",
                        "must have a member with the role cloud architect");
    }

    @Test
    void estimateOfNothingIsRefused() {
        // When
        var answer = user.post(PRICE, estimate().toString());

        // Then
        answer.isProblem(422, "nothing-to-price").hasViolation("/objects", "at least one");
        user.post(GENERATE, estimate().toString()).isProblem(422, "nothing-to-price");
    }

    @Test
    void whatAnEstimateHasNoPriceForIsRefusedByName() {
        // Given
        var request = full().put("rate_card", "P1");

        // When
        var answer = user.post(PRICE, request.toString()).isProblem(422, "cannot-be-priced");

        // Then
        assertThat(answer.json().path("violations").findValuesAsText("field"))
                .containsExactly(
                        "/kpis",
                        "/term_years",
                        "/environment",
                        "/infrastructure",
                        "/managed_services",
                        "/objects/1/kind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"colour\": 1}",
                "{\"integration_method\": \"pigeon\"}",
                "{\"start_date\": null}",
                "{\"rate_card\": \"\"}",
                "{\"users\": 0}",
                "{\"team\": []}",
                "{\"working_days\": []}",
                "{\"tax\": {\"percent\": 101}}",
                "{\"discount\": {\"percent\": -1}}",
                "{\"term_years\": 1.5}",
                "{\"objects\": [{\"code\": 1}]}",
                "{\"infrastructure\": {\"gateways\": -1}}",
                "{\"valid_days\": 3651}",
                "{\"holidays\": [\"2026-02-30\"]}"
            })
    void requestOfAnotherFormIsRefused(String patch) {
        // Given
        var request = full();
        request.setAll(parse(patch));

        // When
        var answer = user.post(GENERATE, request.toString());

        // Then
        answer.isProblem(400, "invalid-request");
    }

    private ObjectNode full() {
        return parse(FULL.formatted(client));
    }

    private ObjectNode estimate() {
        var request = JsonNodeFactory.instance
                .objectNode()
                .put("client_id", client)
                .put("rate_card", "P1")
                .put("integration_method", "batch")
                .put("start_date", "2026-09-07");
        request.putArray("objects");
        return request;
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The catalogue's, and some more, of which the largest figure needs 40. */
    private static List<String> objects() {
        Database.execute(
                "insert into object_models (code, name) select 'PRICED_' || i, 'x' from generate_series(1, 9) i"
                        + " on conflict do nothing");
        return Database.query("select code from object_models order by code");
    }

    private static BigDecimal sum(Answer answer, String list, String field) {
        var sum = BigDecimal.ZERO;
        for (var item : answer.json().at(list)) {
            sum = sum.add(item.path(field).decimalValue());
        }
        return sum;
    }
}
