/** Tests of the manifests and of the images' Dockerfiles. No cluster is needed. */
@NullMarked
package dev.onramp.kubernetes;

import org.jspecify.annotations.NullMarked;
