package dev.onramp.testsupport;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The hazards of this stack that tests miss, as rules over the byte code of a service. */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    /** Checks all rules on the main code of {@code basePackage}. */
    public static void check(String basePackage) {
        check(
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(basePackage),
                basePackage);
    }

    static void check(JavaClasses classes, String basePackage) {
        rules(basePackage).forEach(rule -> rule.allowEmptyShould(true).check(classes));
    }

    static List<ArchRule> rules(String basePackage) {
        return List.of(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("io.smallrye.mutiny.groups.UniJoin")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("io.smallrye.mutiny.groups.UniCombine")
                        .because("a session must never run two operations at once: chain them"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("io.smallrye.mutiny.groups.UniAwait")
                        .because("waiting blocks the event loop"),
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("Resource")
                        .should()
                        .dependOnClassesThat()
                        .haveSimpleNameEndingWith("Repository")
                        .because("rules and transactions live in services"),
                noMethods()
                        .that()
                        .areDeclaredInClassesThat()
                        .haveSimpleNameEndingWith("Resource")
                        .should(Conditions.mentionAnEntity())
                        .because("a column rename must not change the API"),
                methods()
                        .that()
                        .areAnnotatedWith("jakarta.ws.rs.GET")
                        .or()
                        .areAnnotatedWith("jakarta.ws.rs.POST")
                        .or()
                        .areAnnotatedWith("jakarta.ws.rs.PUT")
                        .or()
                        .areAnnotatedWith("jakarta.ws.rs.PATCH")
                        .or()
                        .areAnnotatedWith("jakarta.ws.rs.DELETE")
                        .should()
                        .bePublic()
                        .because("JAX-RS silently ignores other methods"),
                noClasses()
                        .that(resideInAPackage(basePackage + ".."))
                        .should()
                        .callMethodWhere(Conditions.unboundedRead())
                        .because("every list has a limit"),
                noFields()
                        .should()
                        .beAnnotatedWith("jakarta.inject.Inject")
                        .because("an object is complete when it exists: inject by constructor"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("io.quarkus.hibernate.reactive.panache.common.WithTransaction")
                        .because("Transactions opens them, so that each has a deadline and an owner"),
                classes().should(Conditions.liveInANullMarkedPackage()).because("null is a type here"),
                slices().matching(basePackage + ".(*)..").should().beFreeOfCycles());
    }
}
