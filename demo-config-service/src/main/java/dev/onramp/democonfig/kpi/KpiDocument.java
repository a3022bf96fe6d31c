package dev.onramp.democonfig.kpi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onramp.defaults.json.StoredJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The custom KPIs in the document of a client, to be changed one by one. What else stands there, fields that the API does
 * not know included, stays as somebody wrote it.
 */
final class KpiDocument {

    static final int MAX_KPIS = 200;

    private static final String FIELD = "custom_kpis";
    /** Fields that a KPI has, by their present names and those of the system before. */
    static final Set<String> KNOWN = Set.of(
            "code",
            "kpi_code",
            "name",
            "unit",
            "description",
            "formula",
            "source_kpi",
            "source_kpi_code",
            "required_objects");

    private final ObjectNode client;
    private final ArrayNode elements;

    /** @param client its stored document, which changes with this */
    KpiDocument(ObjectNode client) {
        this.client = client;
        this.elements = client.get(FIELD) instanceof ArrayNode array ? array : client.arrayNode();
    }

    CustomKpis kpis(Formulas formulas) {
        var objects = new ArrayList<ObjectNode>();
        for (var element : elements) {
            if (element instanceof ObjectNode object) {
                objects.add(object);
            }
        }
        return CustomKpis.of(objects, formulas);
    }

    /** A KPI that a caller wrote, with its codes as they are stored; what is no code stays. */
    static ObjectNode canonical(ObjectNode written) {
        var result = written.deepCopy();
        for (var field : List.of("code", "source_kpi")) {
            if (result.get(field) instanceof TextNode code) {
                result.set(field, canonical(code));
            }
        }
        if (result.get("required_objects") instanceof ArrayNode objects) {
            for (int i = 0; i < objects.size(); i++) {
                if (objects.get(i) instanceof TextNode code) {
                    objects.set(i, canonical(code));
                }
            }
        }
        return result;
    }

    private static TextNode canonical(TextNode code) {
        return TextNode.valueOf(CustomKpi.canonical(code.textValue()));
    }

    boolean has(String code) {
        return place(code) >= 0;
    }

    /** Puts {@code kpi} in the place of the one with {@code code}, or at the end. */
    void put(String code, CustomKpi kpi) {
        var place = place(code);
        var element = client.objectNode();
        if (place < 0) {
            if (elements.size() >= MAX_KPIS) {
                throw KpiProblems.tooMany(MAX_KPIS);
            }
            elements.add(element);
        } else {
            element.setAll((ObjectNode) elements.get(place));
            element.remove(KNOWN);
            elements.set(place, element);
        }
        element.setAll(StoredJson.write(kpi));
        client.set(FIELD, elements);
    }

    void remove(String code) {
        elements.remove(place(code));
        client.set(FIELD, elements);
    }

    private int place(String code) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof ObjectNode object
                    && code.equals(CustomKpi.read(object).key())) {
                return i;
            }
        }
        return -1;
    }
}
