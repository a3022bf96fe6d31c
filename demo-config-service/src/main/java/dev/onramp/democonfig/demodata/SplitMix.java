package dev.onramp.democonfig.demodata;

import java.nio.charset.StandardCharsets;

/**
 * SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed in every version of Java, which the classes of
 * the library do not promise.
 */
final class SplitMix {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long state;

    SplitMix(long seed) {
        this.state = seed;
    }

    /** Numbers for one series of many: the seed and the FNV-1a hash of {@code name}, both stirred. */
    static SplitMix of(long seed, String name) {
        long hash = FNV_OFFSET;
        for (byte part : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (part & 0xff)) * FNV_PRIME;
        }
        return new SplitMix(new SplitMix(seed).next() ^ hash);
    }

    long next() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 to 1, without 1; exact, as it is a multiple of 2^-53. */
    double share() {
        return (next() >>> 11) * 0x1.0p-53;
    }
}
