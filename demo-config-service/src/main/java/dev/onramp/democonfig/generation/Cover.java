package dev.onramp.democonfig.generation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fewest names with which every one of some sets has one; the order of the sets and in them does not count. */
final class Cover {

    /** With more names than this only a small cover is looked for, as the search takes twice as long with each. */
    static final int MAX_EXACT = 12;

    private final List<String> names;
    private final Collection<? extends Collection<String>> sets;

    private Cover(List<String> names, Collection<? extends Collection<String>> sets) {
        this.names = names;
        this.sets = sets;
    }

    /**
     * The cover of {@code sets}, in order; of equally small ones the first in that order. Sets with nothing in them need
     * nothing. With more than {@value #MAX_EXACT} names it may not be the smallest: each time the name is taken that most of
     * the remaining sets have, the first of equal ones.
     */
    static List<String> of(Collection<? extends Collection<String>> sets) {
        var needed = sets.stream().filter(set -> !set.isEmpty()).toList();
        var names = new TreeSet<String>();
        needed.forEach(names::addAll);
        var cover = new Cover(List.copyOf(names), needed);
        return names.size() > MAX_EXACT ? cover.small() : cover.smallest();
    }

    private List<String> smallest() {
        for (int size = 0; size < names.size(); size++) {
            var found = extend(List.of(), 0, size);
            if (found != null) {
                return found;
            }
        }
        return names;
    }

    /** The first cover with {@code chosen} and {@code more} of the names from {@code next} on, or null. */
    private @Nullable List<String> extend(List<String> chosen, int next, int more) {
        if (more == 0) {
            return sets.stream().allMatch(set -> set.stream().anyMatch(chosen::contains)) ? chosen : null;
        }
        for (int i = next; i <= names.size() - more; i++) {
            var longer = new ArrayList<>(chosen);
            longer.add(names.get(i));
            var found = extend(longer, i + 1, more - 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private List<String> small() {
        var chosen = new TreeSet<String>();
        var left = new ArrayList<Collection<String>>(sets);
        while (!left.isEmpty()) {
            var best = names.get(0);
            for (var name : names) {
                if (count(left, name) > count(left, best)) {
                    best = name;
                }
            }
            var taken = best;
            chosen.add(taken);
            left.removeIf(set -> set.contains(taken));
        }
        return List.copyOf(chosen);
    }

    private static long count(List<Collection<String>> sets, String name) {
        return sets.stream().filter(set -> set.contains(name)).count();
    }
}
