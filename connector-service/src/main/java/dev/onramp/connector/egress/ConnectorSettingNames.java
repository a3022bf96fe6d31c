package dev.onramp.connector.egress;

import dev.onramp.defaults.operation.SettingNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The settings of {@link ConnectorConfig}, written out because a native image cannot list them. */
@ApplicationScoped
class ConnectorSettingNames implements SettingNames {

    static final Set<String> KNOWN = Set.of(
            "ONRAMP_CONNECTOR_EGRESS_ALLOW",
            "ONRAMP_CONNECTOR_EGRESS_NAME_SERVERS",
            "ONRAMP_CONNECTOR_EGRESS_DNS_TIMEOUT",
            "ONRAMP_CONNECTOR_EGRESS_CONNECT_TIMEOUT",
            "ONRAMP_CONNECTOR_LIMITS_CONCURRENT",
            "ONRAMP_CONNECTOR_LIMITS_CONCURRENT_PER_TARGET");

    @Override
    public Set<String> names() {
        return KNOWN;
    }
}
