package dev.onramp.democonfig.sow;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates below {@code templates/sow}, checked by the build. */
@CheckedTemplate(basePath = "sow")
final class SowTemplates {

    private SowTemplates() {}

    static native TemplateInstance document(Sow sow, String style);
}
