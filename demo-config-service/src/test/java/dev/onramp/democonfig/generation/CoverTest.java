package dev.onramp.democonfig.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is licensed does not depend on the order in which somebody names KPIs, and is no more than it has to be. */
class CoverTest {

    @Test
    void nameThatTwoShareIsEnoughInAnyOrder() {
        assertThat(Cover.of(List.of(List.of("A", "B"), List.of("B", "C")))).containsExactly("B");
        assertThat(Cover.of(List.of(List.of("C", "B"), List.of("B", "A")))).containsExactly("B");
        assertThat(Cover.of(List.of(List.of("B", "A"), List.of()))).containsExactly("A");
        assertThat(Cover.of(List.of())).isEmpty();
    }

    @Property(tries = 2_000)
    void orderDoesNotCountAndNoSmallerCoverExists(@ForAll("sets") List<Set<String>> sets, @ForAll Random random) {
        // Given
        var shuffled = new ArrayList<>(sets);
        Collections.shuffle(shuffled, random);

        // When
        var cover = Cover.of(sets);

        // Then
        assertThat(Cover.of(shuffled)).isEqualTo(cover);
        assertThat(covers(sets, cover)).isTrue();
        var names = List.of("A", "B", "C", "D", "E", "F");
        assertThat(IntStream.range(0, 1 << names.size())
                        .filter(bits -> Integer.bitCount(bits) < cover.size())
                        .mapToObj(bits -> IntStream.range(0, names.size())
                                .filter(i -> (bits & (1 << i)) != 0)
                                .mapToObj(names::get)
                                .toList()))
                .noneMatch(smaller -> covers(sets, smaller));
    }

    @Test
    void manyNamesAreCoveredInTime() {
        // Given
        var sets = IntStream.range(0, 200)
                .mapToObj(i -> List.of("N" + i, "N" + (i + 1), "N" + (i + 2)))
                .toList();

        // When
        var cover = Cover.of(sets);

        // Then
        assertThat(covers(sets, cover)).isTrue();
        assertThat(cover).hasSizeLessThan(140);
    }

    @Provide
    Arbitrary<List<Set<String>>> sets() {
        return Arbitraries.of("A", "B", "C", "D", "E", "F")
                .set()
                .ofMaxSize(4)
                .list()
                .ofMaxSize(6);
    }

    private static boolean covers(List<? extends java.util.Collection<String>> sets, List<String> cover) {
        return sets.stream().allMatch(set -> set.isEmpty() || set.stream().anyMatch(cover::contains));
    }
}
