package dev.onramp.democonfig.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.democonfig.catalog.Preferences;
import dev.onramp.democonfig.client.EffectiveClient.EffectivePreference;
import dev.onramp.democonfig.client.EffectiveClient.Source;
import java.util.List;
import java.util.TreeMap;

/** Preferences laid upon each other, key by key, each value with where it comes from. Arrays are values as a whole. */
final class PreferenceLayers {

    private final TreeMap<String, EffectivePreference> values = new TreeMap<>();

    /**
     * Lays {@code preferences} upon what is there. Larger ones than a caller can write, by SQL, are laid by their first
     * keys alone: all pointers to their single values could be far longer than they are themselves.
     */
    PreferenceLayers add(ObjectNode preferences, Source source) {
        if (Preferences.areBounded(preferences)) {
            add("", preferences, source);
        } else {
            preferences.properties().forEach(field -> put(pointer("", field.getKey()), field.getValue(), source));
        }
        return this;
    }

    /** All values, in order of their keys. */
    List<EffectivePreference> values() {
        return List.copyOf(values.values());
    }

    private void add(String path, ObjectNode layer, Source source) {
        for (var field : layer.properties()) {
            var key = pointer(path, field.getKey());
            if (field.getValue() instanceof ObjectNode inner && !inner.isEmpty()) {
                values.remove(key);
                add(key, inner, source);
            } else {
                put(key, field.getValue(), source);
            }
        }
    }

    private static String pointer(String path, String key) {
        return path + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    private void put(String key, JsonNode value, Source source) {
        // Keys below this one begin with it and a slash, and '0' is the character behind the slash.
        var below = values.subMap(key + "/", key + "0");
        if (value.isObject() && value.isEmpty() && !below.isEmpty()) {
            return;
        }
        below.clear();
        values.put(key, new EffectivePreference(key, value, source));
    }
}
