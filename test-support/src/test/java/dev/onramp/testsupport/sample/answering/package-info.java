@NullMarked
package dev.onramp.testsupport.sample.answering;

import org.jspecify.annotations.NullMarked;
