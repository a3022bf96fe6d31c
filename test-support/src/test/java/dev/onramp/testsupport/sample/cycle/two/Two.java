package dev.onramp.testsupport.sample.cycle.two;

import dev.onramp.testsupport.sample.cycle.three.below.Three;

public class Two {

    public int next() {
        return new Three().next();
    }
}
