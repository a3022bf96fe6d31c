package dev.onramp.testsupport.sample.hidden;

import jakarta.ws.rs.HEAD;

class HeadResource {

    @HEAD
    void serve() {}
}
