package dev.onramp.democonfig.demodata;

/** What happens to the client in a series; named as in the JSON. */
enum Scenario {
    steady,
    growth,
    decline,
    seasonal,
    supply_chain_disruption,
    health_retention;

    /** When the supply breaks, as a share of the series. */
    private static final double SHOCK = 0.4;
    /** When somebody does something about those who leave. */
    private static final double PROGRAMME = 0.6;

    /**
     * The level around which values move.
     *
     * @param at from 0, the first point, to 1, the last
     * @param strength from 0 to 1, chosen once for a series
     */
    double level(UnitKind kind, double base, double at, double strength) {
        return switch (this) {
            case steady -> base;
            case growth ->
                kind == UnitKind.PERCENT ? base + (99 - base) * 0.9 * at : base * (1 + (0.3 + 0.3 * strength) * at);
            case decline -> base * (1 - (0.3 + 0.2 * strength) * at);
            // Below the top, so that the high season is one.
            case seasonal -> kind == UnitKind.PERCENT ? base - 10 : base;
            case supply_chain_disruption -> base * (1 + disruption(kind, at, strength));
            case health_retention -> base * retention(at, strength);
        };
    }

    /** How strong the season is, in spreads. */
    double season() {
        return this == seasonal ? 2.2 : 0.3;
    }

    /** A sudden break, and a slow way back. It takes longer to deliver then, and all else is less. */
    private static double disruption(UnitKind kind, double at, double strength) {
        if (at < SHOCK) {
            return 0;
        }
        var left = StrictMath.exp(-4 * (at - SHOCK) / (1 - SHOCK));
        return kind == UnitKind.DAYS ? (0.6 + 0.4 * strength) * left : -(0.35 + 0.15 * strength) * left;
    }

    /** Many leave soon, those who are left stay; a programme wins some back. */
    private static double retention(double at, double strength) {
        var plateau = 0.5 + 0.15 * strength;
        var left = plateau + (1 - plateau) * StrictMath.exp(-6 * at);
        return at < PROGRAMME ? left : left + (1 - plateau) * 0.5 * (1 - StrictMath.exp(-10 * (at - PROGRAMME)));
    }
}
