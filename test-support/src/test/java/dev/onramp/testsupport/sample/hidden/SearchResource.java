package dev.onramp.testsupport.sample.hidden;

class SearchResource {

    @Search
    protected void serve() {}
}
