package dev.onramp.testsupport.sample.cycle.three.below;

import dev.onramp.testsupport.sample.cycle.one.One;
import java.util.function.Supplier;

public class Three {

    public int next() {
        Supplier<One> first = One::new;
        return first.hashCode();
    }
}
