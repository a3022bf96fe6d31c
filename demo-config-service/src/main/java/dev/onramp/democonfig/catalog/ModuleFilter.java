package dev.onramp.democonfig.catalog;

import dev.onramp.defaults.paging.ListStatement;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that the list of modules has besides those of all lists. */
class ModuleFilter extends EntryFilter {

    static final String[] NAMES = {"name", "value_chain", "industry", "kpi"};

    @QueryParam("value_chain")
    @Parameter(description = "Only modules of this value chain.", schema = @Schema(maxLength = 64), example = "SCOR")
    @Nullable String valueChain;

    @QueryParam("industry")
    @Parameter(description = "Only modules for this industry.", schema = @Schema(maxLength = 64), example = "RETAIL")
    @Nullable String industry;

    @QueryParam("kpi")
    @Parameter(description = "Only modules that have this KPI.", schema = @Schema(maxLength = 64), example = "OTIF")
    @Nullable String kpi;

    @Override
    <E> ListStatement<E> apply(ListStatement<E> list) {
        return super.apply(list)
                .where("valueChain = :valueChain", "valueChain", code("value_chain", valueChain))
                .where(has("industries", "industry"), "industry", code("industry", industry))
                .where(has("kpi_codes", "kpi"), "kpi", code("kpi", kpi));
    }
}
