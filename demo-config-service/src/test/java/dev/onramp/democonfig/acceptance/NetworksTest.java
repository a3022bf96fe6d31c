package dev.onramp.democonfig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody gets around a limit by the many addresses of one network. */
class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:ffff::1, true",
        "2001:db8:1:2:3:4:5:6, 2001:DB8:1:2::%eth0, true",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:3:3:4:5:6, false",
        "::ffff:192.0.2.1, 192.0.2.1, true",
        "::ffff:192.0.2.1, ::ffff:192.0.2.2, false",
        "192.0.2.1, 192.0.2.2, false",
        "nonsense:, nonsense:, true",
        "nonsense:, other:, false",
        "'', '', true"
    })
    void addressesOfOneNetworkAreOne(String one, String other, boolean isSame) {
        assertThat(Networks.of(one).equals(Networks.of(other))).isEqualTo(isSame);
    }
}
