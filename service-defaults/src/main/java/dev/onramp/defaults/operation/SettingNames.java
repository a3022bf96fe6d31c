package dev.onramp.defaults.operation;

import java.util.Set;

/** What a service may be told by environment variables besides {@link OnrampConfig}. A bean of it adds its own. */
public interface SettingNames {

    /** Names such as {@code ONRAMP_CONNECTOR_LIMITS_CONCURRENT}, all of which begin with {@code ONRAMP_}. */
    Set<String> names();
}
