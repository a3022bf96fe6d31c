package dev.onramp.democonfig.catalog;

import dev.onramp.defaults.paging.ListStatement;
import dev.onramp.defaults.paging.QueryValues;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that the list of KPIs has besides those of all lists. */
class CatalogueKpiFilter extends EntryFilter {

    static final String[] NAMES = {"name", "module", "unit", "object_model"};

    private static final String IS_IN_MODULE =
            "cast(sql('cast(? as text) = any (cast((select m.kpi_codes from modules m where m.code = ?) as text[]))',"
                    + " id, :module) as Boolean) = true";

    @QueryParam("module")
    @Parameter(description = "Only KPIs of this module.", schema = @Schema(maxLength = 64), example = "SCOR")
    @Nullable String module;

    @QueryParam("unit")
    @Parameter(description = "Only KPIs in this unit.", schema = @Schema(maxLength = 20), example = "days")
    @Nullable String unit;

    @QueryParam("object_model")
    @Parameter(
            description = "Only KPIs that need this object model.",
            schema = @Schema(maxLength = 64),
            example = "SALES_ORDER")
    @Nullable String objectModel;

    @Override
    <E> ListStatement<E> apply(ListStatement<E> list) {
        return super.apply(list)
                .where(IS_IN_MODULE, "module", code("module", module))
                .where("unit = :unit", "unit", QueryValues.atMost("unit", unit, 20))
                .where(has("required_objects", "object"), "object", code("object_model", objectModel));
    }
}
