package dev.onramp.democonfig.sow;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FileNamesTest {

    @Test
    void nameIsPlainForOldBrowsersAndWholeForOthers() {
        assertThat(FileNames.disposition("attachment", "sow-Łódź/../\"x\"\r\n-r2.pdf"))
                .isEqualTo("attachment; filename=\"sow-__d_____x___-r2.pdf\";"
                        + " filename*=UTF-8''sow-%C5%81%C3%B3d%C5%BA___%22x%22%0D%0A-r2.pdf");
    }

    @Property
    void anyIdMakesASafeHeader(@ForAll String id) {
        assertThat(FileNames.disposition("inline", "sow-" + id + "-r1.pdf"))
                .matches("inline; filename=\"[A-Za-z0-9._-]+\"; filename\\*=UTF-8''[A-Za-z0-9._%-]+")
                .doesNotContain("..")
                .endsWith("-r1.pdf")
                .hasSizeLessThan(1700);
    }
}
