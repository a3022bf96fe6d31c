package dev.onramp.testsupport.sample.hidden;

import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

@HttpMethod("SEARCH")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Search {}
