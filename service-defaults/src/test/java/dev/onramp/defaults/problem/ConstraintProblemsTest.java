package dev.onramp.defaults.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onramp.defaults.Refusal;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConstraintProblemsTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    record Thing(
            @NotBlank @Nullable String rawText,
            @Valid @Nullable Part innerPart,
            @Nullable List<@NotNull @Valid Part> partList,
            @Nullable List<@Size(max = 3) String> textList,
            @Nullable Map<@Size(max = 3) String, @Valid Part> partMap) {}

    record Part(@NotBlank @Nullable String apiKey) {}

    static class Api {
        public void create(@NotNull @Valid Thing request) {}
    }

    @Test
    void namesTheFieldAsTheJsonDoes() {
        assertThat(refusal(new Thing(" ", null, null, null, null)).fields()).containsExactly("/raw_text");
    }

    @Test
    void namesTheBodyIfItIsAbsent() {
        assertThat(refusal(null).fields()).containsExactly("");
    }

    @Test
    void namesTheFieldOfAPart() {
        assertThat(refusal(new Thing("a", new Part(null), null, null, null)).fields())
                .containsExactly("/inner_part/api_key");
    }

    @Test
    void namesTheFieldOfAnElement() {
        assertThat(refusal(new Thing("a", null, List.of(new Part("b"), new Part(null)), null, null))
                        .fields())
                .containsExactly("/part_list/1/api_key");
    }

    @Test
    void namesAnAbsentElement() {
        assertThat(refusal(new Thing("a", null, Collections.singletonList(null), null, null))
                        .fields())
                .containsExactly("/part_list/0");
    }

    @Test
    void namesABadElement() {
        assertThat(refusal(new Thing("a", null, null, List.of("abc", "abcd"), null))
                        .fields())
                .containsExactly("/text_list/1");
    }

    @Test
    void namesTheFieldOfAnEntry() {
        assertThat(refusal(new Thing("a", null, null, null, Map.of("x/y", new Part(null))))
                        .fields())
                .containsExactly("/part_map/x~1y/api_key");
    }

    @Test
    void namesABadKey() {
        assertThat(refusal(new Thing("a", null, null, null, Map.of("long key", new Part("b"))))
                        .fields())
                .containsExactly("/part_map/long key");
    }

    @Test
    void namesEverythingThatIsWrongInOrder() {
        // When
        var refusal = refusal(new Thing("", new Part(null), List.of(new Part(null)), List.of("abcd"), null));

        // Then
        assertThat(refusal.fields())
                .containsExactly("/inner_part/api_key", "/part_list/0/api_key", "/raw_text", "/text_list/0");
    }

    @Test
    void neverRepeatsTheValue() {
        assertThat(refusal(new Thing("a", null, null, List.of("s3cr3t"), null)).text())
                .doesNotContain("s3cr3t");
    }

    @Test
    void neverNamesAJavaType() {
        assertThat(refusal(new Thing(null, new Part(null), null, null, null)).text())
                .doesNotContain("Thing", "Part", "java", "jakarta");
    }

    private static Refusal refusal(@Nullable Thing request) {
        try {
            var violations = VALIDATOR
                    .forExecutables()
                    .validateParameters(
                            new Api(), Api.class.getMethod("create", Thing.class), new @Nullable Object[] {request});
            return new Refusal(
                    new ExceptionMappers.Constraint().toProblem(new ConstraintViolationException(violations)));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}
