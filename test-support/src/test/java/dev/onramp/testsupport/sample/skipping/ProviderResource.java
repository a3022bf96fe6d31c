package dev.onramp.testsupport.sample.skipping;

import jakarta.inject.Provider;

class ProviderResource {

    final Provider<ThingRepository> things;

    ProviderResource(Provider<ThingRepository> things) {
        this.things = things;
    }
}
