package dev.onramp.testsupport.sample.hidden;

import jakarta.ws.rs.PUT;

class PutResource {

    @PUT
    void serve() {}
}
