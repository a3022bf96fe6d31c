package dev.onramp.democonfig.datasource;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The data sources of a client, as a caller reads them. */
@Schema(name = "DataSources", description = "The data sources of a client.")
record DataSourcesResponse(
        @Schema(description = "In the order of the client.") List<DataSourceResponse> items) {}
