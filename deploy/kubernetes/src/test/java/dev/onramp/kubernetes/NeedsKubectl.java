package dev.onramp.kubernetes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** A test of rendered manifests: reported as skipped where kubectl is missing. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "dev.onramp.kubernetes.Kubectl#isInstalled", disabledReason = "kubectl is not installed")
@interface NeedsKubectl {}
