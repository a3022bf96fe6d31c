package dev.onramp.defaults.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretPathsTest {

    private final SecretPaths paths = new SecretPaths(Optional.of("/demo/links/([^/]+).*"));

    @ParameterizedTest
    @CsvSource({
        "/demo/links/s3cret, /demo/links/***",
        "/demo/links/s3cret/accept, /demo/links/***/accept",
        "//demo//links///s3cret/accept, /demo/links/***/accept",
        "/demo/x/../links/s3cret, /demo/links/***",
        "/demo/%6cinks/s3cret, /demo/links/***",
        "/demo/links/s3%63ret/%0Aforged, /demo/links/***/_forged",
        "/demo/links/s3+c%20r.et/, /demo/links/***/",
        "/demo/links;a=b/s3cret, /demo/links/***",
        "/demo;a/links%3Ba=b/s3cret;c=d/accept, /demo/links/***/accept",
        "/demo/%zz/../links/s3cret, /demo/links/***",
        "/demo/links/s3cret%, /demo/links/***",
        "/demo/%ff/../links/s3cret, /demo/links/***",
        "/demo/links/s3cret/../../x, /demo/links/***/../../x",
        "/../demo/./links/s3cret, /demo/links/***"
    })
    void secretIsMaskedHoweverItIsWritten(String path, String masked) {
        assertThat(paths.mask(path)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/demo/links", "/demo/links/", "/demo/clients/links", "/", "", "*", "/demo/%zz", "/a%20b"})
    void otherPathsStayAsTheyAre(String path) {
        assertThat(paths.mask(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/demo/links/s3cret", "/demo//links", "/%41"})
    void withoutASettingNothingIsMasked(String path) {
        assertThat(new SecretPaths(Optional.empty()).mask(path)).isEqualTo(path);
    }

    @Property
    void noSecretIsLeft(@ForAll @AlphaChars @StringLength(min = 6, max = 60) String secret) {
        assertThat(paths.mask("/demo/links/" + secret + "/accept")).isEqualTo("/demo/links/***/accept");
    }
}
