package dev.onramp.democonfig.settings;

import dev.onramp.defaults.operation.SettingNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The settings of {@link DemoConfig}, written out because a native image cannot list them. */
@ApplicationScoped
class DemoSettingNames implements SettingNames {

    static final Set<String> KNOWN = Set.of(
            "ONRAMP_DEMO_CONNECTOR_URL",
            "ONRAMP_DEMO_CONNECTOR_DEADLINE",
            "ONRAMP_DEMO_CONNECTOR_INTERVAL",
            "ONRAMP_DEMO_CONNECTOR_RECHECK",
            "ONRAMP_DEMO_ACCEPTANCE_REQUESTS_PER_ADDRESS",
            "ONRAMP_DEMO_ACCEPTANCE_REQUESTS_PER_LINK",
            "ONRAMP_DEMO_PUBLIC_URL");

    @Override
    public Set<String> names() {
        return KNOWN;
    }
}
