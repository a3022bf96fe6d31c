package dev.onramp.testsupport.sample.pair.right;

import dev.onramp.testsupport.sample.pair.left.Left;

public @interface Right {

    Class<? extends Left> value();
}
