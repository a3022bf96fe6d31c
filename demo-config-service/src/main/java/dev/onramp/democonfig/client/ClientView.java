package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.democonfig.catalog.LicenseType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A client as other features read it; lists are empty where the client has none. */
public record ClientView(
        String clientId,
        @Nullable String clientName,
        @Nullable LicenseType licenseType,
        List<String> modules,
        List<ObjectNode> customKpis,
        List<ObjectNode> dataSources) {

    static ClientView of(ClientEntity entity) {
        return of(entity.id, entity.configData);
    }

    static ClientView of(String id, ObjectNode stored) {
        var document = ClientDocument.read(stored);
        return new ClientView(
                id,
                document.clientName(),
                document.licenseType(),
                Objects.requireNonNullElse(document.modules(), List.of()),
                Objects.requireNonNullElse(document.customKpis(), List.of()),
                Objects.requireNonNullElse(document.dataSources(), List.of()));
    }

    /** The licence, which is the least one where the client says none. */
    LicenseType license() {
        return Objects.requireNonNullElse(licenseType, LicenseType.DEFAULT);
    }
}
