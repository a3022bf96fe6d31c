package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.json.StoredJson;
import dev.onramp.democonfig.catalog.LicenseType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON in {@code config_data}. People may have written it by SQL: what does not fit is read as absent. */
@RegisterForReflection // StoredJson is no part of an endpoint, so a native build does not see what it reads
record ClientDocument(
        @Nullable String clientName,
        @Nullable LicenseType licenseType,
        @Nullable List<String> modules,
        @Nullable ObjectNode preferences,
        @Nullable List<ObjectNode> customKpis,
        @Nullable List<ObjectNode> dataSources) {

    static final Set<String> FIELDS =
            Set.of("client_name", "license_type", "modules", "preferences", "custom_kpis", "data_sources");

    static ClientDocument read(ObjectNode stored) {
        return StoredJson.read(stored, ClientDocument.class);
    }

    static ObjectNode write(ClientRequest request) {
        return StoredJson.write(new ClientDocument(
                request.clientName(),
                Objects.requireNonNullElse(request.licenseType(), LicenseType.basic),
                request.modules(),
                request.preferences(),
                request.customKpis(),
                request.dataSources()));
    }
}
