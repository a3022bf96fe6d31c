package dev.onramp.testsupport.sample.unmarked;

class Forgotten {

    enum Inner {
        one
    }
}
