package dev.onramp.testsupport;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What {@link ArchitectureRules} looks for and ArchUnit has no word for. */
final class Conditions {

    private static final Set<String> UNBOUNDED = Set.of("listAll", "streamAll", "findAll");

    private Conditions() {}

    static ArchCondition<JavaMethod> mentionAnEntity() {
        return new ArchCondition<>("mention an entity in the signature") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var mentions = method.getAllInvolvedRawTypes().stream()
                        .map(JavaClass::getSimpleName)
                        .anyMatch(name -> name.endsWith("Entity"));
                events.add(new SimpleConditionEvent(method, mentions, method.getFullName()));
            }
        };
    }

    static DescribedPredicate<JavaMethodCall> unboundedRead() {
        return DescribedPredicate.describe(
                "an unbounded read",
                call -> call.getTargetOwner().getPackageName().startsWith("io.quarkus.hibernate.reactive.panache")
                        && UNBOUNDED.contains(call.getName()));
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
