package dev.onramp.democonfig.sow;

/** The colours of the document, as shares of red, green and blue. */
enum Ink {
    TEXT(0x1b, 0x26, 0x33),
    QUIET(0x4f, 0x5b, 0x6b),
    ACCENT(0x1d, 0x5a, 0x8a),
    RULE(0xc9, 0xd3, 0xde),
    SHADE(0xee, 0xf3, 0xf8);

    private final float red;
    private final float green;
    private final float blue;

    Ink(int red, int green, int blue) {
        this.red = red / 255f;
        this.green = green / 255f;
        this.blue = blue / 255f;
    }

    float red() {
        return red;
    }

    float green() {
        return green;
    }

    float blue() {
        return blue;
    }
}
