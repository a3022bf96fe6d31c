/** connector-service: connection profiles for SQL, API and Excel sources. */
@NullMarked
@OpenAPIDefinition(
        info = @Info(title = "Onramp connector-service", version = "1"),
        components =
                @Components(
                        schemas =
                                @Schema(
                                        name = "Problem",
                                        properties = {
                                            @SchemaProperty(
                                                    name = "code",
                                                    description =
                                                            "With `source-failed`: what is wrong with the source.",
                                                    ref = "FaultCode"),
                                            @SchemaProperty(
                                                    name = "usages",
                                                    description = "With `profile-in-use`: the first 100 uses.",
                                                    type = SchemaType.ARRAY,
                                                    implementation = Usages.Use.class,
                                                    examples = "[{\"consumer\": \"onboarding-service\", \"ref\":"
                                                            + " \"workflow-42\"}]"),
                                            @SchemaProperty(
                                                    name = "total",
                                                    description =
                                                            "With `profile-in-use`: how many uses there are in all.",
                                                    type = SchemaType.INTEGER,
                                                    examples = "1")
                                        })))
package dev.onramp.connector;

import dev.onramp.connector.usage.Usages;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.NullMarked;
