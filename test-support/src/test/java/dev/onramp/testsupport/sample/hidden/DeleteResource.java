package dev.onramp.testsupport.sample.hidden;

import jakarta.ws.rs.DELETE;

class DeleteResource {

    @DELETE
    void serve() {}
}
