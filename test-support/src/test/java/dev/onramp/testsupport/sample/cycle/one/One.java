package dev.onramp.testsupport.sample.cycle.one;

import dev.onramp.testsupport.sample.cycle.two.Two;

public class One {

    public int next() {
        return new Two().next();
    }
}
