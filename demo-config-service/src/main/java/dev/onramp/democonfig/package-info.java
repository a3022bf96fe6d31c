/** demo-config-service: client configurations and service proposals, shared by the team. */
@NullMarked
@OpenAPIDefinition(
        info = @Info(title = "Onramp demo-config-service", version = "1"),
        components =
                @Components(
                        schemas =
                                @Schema(
                                        name = "Problem",
                                        properties = {
                                            @SchemaProperty(
                                                    name = "allowed",
                                                    description = "What would be taken instead: the modules that the"
                                                            + " license allows, or what can be done to the proposal.",
                                                    type = SchemaType.ARRAY,
                                                    implementation = String.class,
                                                    examples = "[\"SCOR\", \"CRM\"]"),
                                            @SchemaProperty(
                                                    name = "modules",
                                                    description = "With `modules-not-licensed`: the modules that the"
                                                            + " client would lose.",
                                                    type = SchemaType.ARRAY,
                                                    implementation = String.class,
                                                    examples = "[\"LOGISTICS\"]"),
                                            @SchemaProperty(
                                                    name = "usages",
                                                    description =
                                                            "With what is in use in the catalogue: the first 100 uses.",
                                                    type = SchemaType.ARRAY,
                                                    implementation = Use.class,
                                                    examples = "[{\"kind\": \"module\", \"ref\": \"SCOR\"}]"),
                                            @SchemaProperty(
                                                    name = "total",
                                                    description =
                                                            "With what is in use: how many uses there are in all.",
                                                    type = SchemaType.INTEGER,
                                                    examples = "1"),
                                            @SchemaProperty(
                                                    name = "from",
                                                    description = "With `invalid-transition` and `proposal-expired`:"
                                                            + " where the proposal is.",
                                                    type = SchemaType.STRING,
                                                    examples = "sent"),
                                            @SchemaProperty(
                                                    name = "action",
                                                    description = "With `invalid-transition` and `proposal-expired`:"
                                                            + " what was asked for.",
                                                    type = SchemaType.STRING,
                                                    examples = "edit"),
                                            @SchemaProperty(
                                                    name = "outcome",
                                                    description = "With `acceptance-used`: accepted or rejected.",
                                                    type = SchemaType.STRING,
                                                    examples = "accepted"),
                                            @SchemaProperty(
                                                    name = "decided_at",
                                                    description = "With `acceptance-used`: when it was.",
                                                    type = SchemaType.STRING,
                                                    format = "date-time"),
                                            @SchemaProperty(
                                                    name = "expired_at",
                                                    description = "With `acceptance-expired`: since when it is.",
                                                    type = SchemaType.STRING,
                                                    format = "date-time"),
                                            @SchemaProperty(
                                                    name = "kpi",
                                                    description = "With `no-value`: the KPI that has none.",
                                                    type = SchemaType.STRING,
                                                    examples = "OTIF_ADJUSTED"),
                                            @SchemaProperty(
                                                    name = "position",
                                                    description = "With `no-value`: where in the formula of that KPI,"
                                                            + " from 0.",
                                                    type = SchemaType.INTEGER,
                                                    examples = "7")
                                        })))
package dev.onramp.democonfig;

import dev.onramp.democonfig.catalog.Use;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.NullMarked;
