package dev.onramp.testsupport.sample.marked.below;

class Forgotten {}
