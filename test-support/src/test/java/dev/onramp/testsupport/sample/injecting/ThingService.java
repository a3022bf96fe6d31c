package dev.onramp.testsupport.sample.injecting;

import jakarta.inject.Inject;

class ThingService {
    @Inject
    Runnable work;
}
