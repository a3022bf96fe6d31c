package dev.onramp.testsupport.sample.hidden;

import jakarta.ws.rs.POST;

class PostResource {

    @POST
    void serve() {}
}
