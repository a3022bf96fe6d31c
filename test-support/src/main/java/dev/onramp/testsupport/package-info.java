/** What the tests of all services stand on: a real PostgreSQL, test users, HTTP as a caller sends it. */
@NullMarked
package dev.onramp.testsupport;

import org.jspecify.annotations.NullMarked;
