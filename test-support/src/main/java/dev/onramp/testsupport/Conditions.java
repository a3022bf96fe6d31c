package dev.onramp.testsupport;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What {@link ArchitectureRules} looks for and ArchUnit has no word for. */
final class Conditions {

    private static final String PANACHE = "io.quarkus.hibernate.reactive.panache";
    private static final Set<String> UNBOUNDED = Set.of("listAll", "streamAll", "findAll");
    private static final Set<String> MERGES = Set.of(
            "merge", "merging", "transformToUniAndMerge", "transformToMultiAndMerge", "transformToIterableAndMerge");
    private static final Set<String> OPENINGS =
            Set.of("withTransaction", "withStatelessTransaction", "inTransaction", "beginTransaction");

    private Conditions() {}

    static ArchCondition<JavaMethod> mentionAnEntity() {
        return new ArchCondition<>("mention an entity in the signature") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var mentions = method.getAllInvolvedRawTypes().stream()
                        .anyMatch(type -> type.getSimpleName().endsWith("Entity")
                                || type.isAnnotatedWith("jakarta.persistence.Entity"));
                events.add(new SimpleConditionEvent(method, mentions, method.getFullName()));
            }
        };
    }

    /** With what is nested in them, whatever its name. */
    static DescribedPredicate<JavaClass> belongToAResource() {
        return belongTo(simpleNameEndingWith("Resource").or(annotatedWith("jakarta.ws.rs.Path")));
    }

    static DescribedPredicate<JavaClass> areRepositories() {
        return simpleNameEndingWith("Repository").or(assignableTo(PANACHE + ".PanacheRepositoryBase"));
    }

    /** In the byte code the owner is the type that the caller names: our repository, not Panache's interface. */
    static DescribedPredicate<JavaAccess<?>> unboundedRead() {
        return DescribedPredicate.describe(
                "an unbounded read",
                access -> UNBOUNDED.contains(access.getName())
                        && (access.getTargetOwner().isAssignableTo(PANACHE + ".PanacheRepositoryBase")
                                || access.getTargetOwner().isAssignableTo(PANACHE + ".PanacheEntityBase")));
    }

    static DescribedPredicate<JavaAccess<?>> merge() {
        return DescribedPredicate.describe(
                "a merge",
                access -> MERGES.contains(access.getName())
                        && access.getTargetOwner().getPackageName().startsWith("io.smallrye.mutiny"));
    }

    static DescribedPredicate<JavaAccess<?>> openingOfATransaction() {
        return DescribedPredicate.describe(
                "the opening of a transaction",
                access -> OPENINGS.contains(access.getName())
                        && (access.getTargetOwner().getPackageName().startsWith(PANACHE)
                                || access.getTargetOwner().getPackageName().startsWith("org.hibernate")));
    }

    static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName()));
            }
        };
    }
}
