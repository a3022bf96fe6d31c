package dev.onramp.democonfig.demodata;

import dev.onramp.defaults.http.PathValues;
import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Series to show a client. They are made anew for each request. */
@Path("/clients/{client_id}/demo-data")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "demo data")
class DemoDataResource {

    private static final String CSV = "text/csv";

    private final DemoDataService demoData;
    private final Caller caller;

    DemoDataResource(DemoDataService demoData, Caller caller) {
        this.demoData = demoData;
        this.caller = caller;
    }

    @POST
    @Operation(
            operationId = "generateDemoData",
            summary = "Make series for KPIs, the same ones for the same seed",
            description =
                    "Nothing is stored. Values depend on seed, KPI, unit, scenario, granularity and number of points"
                            + " alone. With `Accept: text/csv` the answer is a table with the columns `kpi_code`, `kpi_name`,"
                            + " `unit`, `date` and `value`; `X-Seed` has the seed then, and `X-Unknown-Kpis` the codes that are"
                            + " no KPIs.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            headers = {
                @Header(
                        name = "X-Seed",
                        description = "With `text/csv`: the seed.",
                        schema = @Schema(type = SchemaType.INTEGER)),
                @Header(
                        name = "X-Unknown-Kpis",
                        description =
                                "With `text/csv`: the first 20 codes that are no KPIs, percent-encoded, with commas"
                                        + " between them.",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = DemoDataResponse.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "422",
            description = "Unprocessable Content: `too-many-values`, all series together have at most 100000;"
                    + " `dates-out-of-range`, they lie between the years 1 and 9999.")
    public Uni<DemoDataResponse> generate(
            @PathParam("client_id") @Schema(maxLength = 255, examples = "test-client-001") String clientId,
            @NotNull @Valid DemoDataRequest request) {
        return demoData.generate(caller.id(), clientId, request);
    }

    @POST
    @Produces(CSV)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> generateCsv(
            @PathParam("client_id") String clientId, @NotNull @Valid DemoDataRequest request) {
        return demoData.generate(caller.id(), clientId, request).map(DemoDataResource::table);
    }

    private static RestResponse<String> table(DemoDataResponse made) {
        var answer = ResponseBuilder.ok(csv(made), CSV + ";charset=utf-8;header=present")
                .header("Content-Disposition", "attachment; filename=\"demo-data.csv\"")
                .header("X-Seed", made.seed());
        if (!made.unknown().isEmpty()) {
            var codes =
                    made.unknown().stream().limit(20).map(PathValues::escape).toList();
            answer.header("X-Unknown-Kpis", String.join(",", codes));
        }
        return answer.build();
    }

    private static String csv(DemoDataResponse made) {
        var result = new StringBuilder(Csv.line(List.of("kpi_code", "kpi_name", "unit", "date", "value")));
        for (var series : made.series()) {
            for (var point : series.timeSeries()) {
                result.append(Csv.line(List.of(
                        series.kpiCode(),
                        series.kpiName(),
                        series.unit(),
                        point.date().toString(),
                        point.value().toPlainString())));
            }
        }
        return result.toString();
    }
}
