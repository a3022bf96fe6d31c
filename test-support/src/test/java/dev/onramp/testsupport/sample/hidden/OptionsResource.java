package dev.onramp.testsupport.sample.hidden;

import jakarta.ws.rs.OPTIONS;

class OptionsResource {

    @OPTIONS
    void serve() {}
}
