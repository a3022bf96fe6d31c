package dev.onramp.democonfig;

import dev.onramp.testsupport.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void followsTheRules() {
        ArchitectureRules.check("dev.onramp.democonfig");
    }
}
