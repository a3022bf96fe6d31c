package dev.onramp.testsupport.sample.hidden;

import jakarta.ws.rs.GET;

class GetResource {

    @GET
    void serve() {}
}
