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
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage);
        if (classes.isEmpty()) {
            throw new AssertionError("There is no class to check in " + basePackage);
        }
        check(classes, basePackage);
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
                        .orShould()
                        .accessTargetWhere(Conditions.merge())
                        .because("a session must never run two operations at once: chain them"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("io.smallrye.mutiny.groups.UniAwait")
                        .because("waiting blocks the event loop"),
                noClasses()
                        .that(Conditions.belongToAResource())
                        .should()
                        .dependOnClassesThat(Conditions.areRepositories())
                        .because("rules and transactions live in services"),
                noMethods()
                        .that()
                        .areDeclaredInClassesThat(Conditions.belongToAResource())
                        .should(Conditions.mentionAnEntity())
                        .because("a column rename must not change the API"),
                methods()
                        .that()
                        .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
                        .should()
                        .bePublic()
                        .because("JAX-RS silently ignores other methods"),
                noClasses()
                        .that(resideInAPackage(basePackage + ".."))
                        .should()
                        .accessTargetWhere(Conditions.unboundedRead())
                        .because("every list has a limit"),
                noFields()
                        .should()
                        .beAnnotatedWith("jakarta.inject.Inject")
                        .because("an object is complete when it exists: inject by constructor"),
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName("dev.onramp.defaults.persistence.Transactions")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("io.quarkus.hibernate.reactive.panache.common.WithTransaction")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("jakarta.transaction.Transactional")
                        .orShould()
                        .accessTargetWhere(Conditions.openingOfATransaction())
                        .because("Transactions opens them, so that each has a deadline and an owner"),
                classes()
                        .that()
                        .areAnnotatedWith("jakarta.ws.rs.Path")
                        .should()
                        .beAnnotatedWith("jakarta.ws.rs.Produces")
                        .because("otherwise the caller's Accept decides how a Java object is written"),
                classes().should(Conditions.liveInANullMarkedPackage()).because("null is a type here"),
                slices().matching(basePackage + ".(*)..").should().beFreeOfCycles());
    }
}
