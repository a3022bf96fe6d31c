package dev.onramp.democonfig.page;

import dev.onramp.democonfig.sow.Sow;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates below {@code templates/page}, checked by the build. */
@CheckedTemplate(basePath = "page")
final class PageTemplates {

    private PageTemplates() {}

    static native TemplateInstance offer(Sow sow, String path, Entries entries, String style);

    static native TemplateInstance outcome(Sow sow, OutcomeView outcome, String style);

    static native TemplateInstance notice(Notice notice, String style);
}
