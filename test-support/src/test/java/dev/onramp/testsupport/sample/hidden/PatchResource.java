package dev.onramp.testsupport.sample.hidden;

import jakarta.ws.rs.PATCH;

class PatchResource {

    @PATCH
    void serve() {}
}
