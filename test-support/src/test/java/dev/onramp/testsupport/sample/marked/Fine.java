package dev.onramp.testsupport.sample.marked;

class Fine {}
