package dev.onramp.testsupport.sample.pair.left;

import dev.onramp.testsupport.sample.pair.right.Right;
import java.util.List;

public interface Left {

    List<? extends Right> rights();
}
