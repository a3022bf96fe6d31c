package dev.onramp.democonfig.kpi;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.json.StoredJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A KPI in the document of a client. People may have written it by SQL, and the system before this one named some fields
 * otherwise: what does not fit is read as absent.
 */
@RegisterForReflection // StoredJson is no part of an endpoint, so a native build does not see what it reads
record CustomKpi(
        @JsonAlias("kpi_code") @Nullable String code,
        @Nullable String name,
        @Nullable String unit,
        @Nullable String description,
        @Nullable String formula,
        @JsonAlias("source_kpi_code") @Nullable String sourceKpi,
        @Nullable List<String> requiredObjects) {

    static CustomKpi read(ObjectNode stored) {
        return StoredJson.read(stored, CustomKpi.class);
    }

    /** As it is to be stored. */
    static CustomKpi of(String code, KpiRequest request) {
        return new CustomKpi(
                code,
                request.name(),
                request.unit(),
                request.description(),
                request.formula(),
                request.sourceKpi() == null ? null : canonical(request.sourceKpi()),
                request.requiredObjects() == null
                        ? null
                        : request.requiredObjects().stream()
                                .map(CustomKpi::canonical)
                                .toList());
    }

    /** {@code code} as KPIs are stored and compared. Letters of other alphabets stay: the dotless i is no I. */
    static String canonical(String code) {
        var result = new StringBuilder(code.length());
        for (int i = 0; i < code.length(); i++) {
            char letter = code.charAt(i);
            result.append(letter >= 'a' && letter <= 'z' ? (char) (letter - 'a' + 'A') : letter);
        }
        return result.toString();
    }

    /** The code by which others refer to it; null if it has none. */
    @Nullable String key() {
        return code == null || code.isBlank() ? null : canonical(code);
    }
}
