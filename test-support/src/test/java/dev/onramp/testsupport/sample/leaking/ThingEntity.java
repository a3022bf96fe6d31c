package dev.onramp.testsupport.sample.leaking;

class ThingEntity {}
