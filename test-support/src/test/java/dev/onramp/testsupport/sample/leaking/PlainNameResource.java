package dev.onramp.testsupport.sample.leaking;

class PlainNameResource {

    public Thing get() {
        return new Thing();
    }
}
