package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
        var document = ClientDocument.read(entity.configData);
        return new ClientView(
                entity.id,
                document.clientName(),
                document.licenseType(),
                Objects.requireNonNullElse(document.modules(), List.of()),
                Objects.requireNonNullElse(document.customKpis(), List.of()),
                Objects.requireNonNullElse(document.dataSources(), List.of()));
    }
}
