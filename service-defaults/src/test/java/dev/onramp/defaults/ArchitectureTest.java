package dev.onramp.defaults;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.testsupport.ArchitectureRules;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the README. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.onramp.defaults");

    @Test
    void followsTheRulesOfTheServices() {
        ArchitectureRules.check("dev.onramp.defaults");
    }

    @Test
    void hasNoTable() {
        for (var annotation : List.of("Entity", "MappedSuperclass", "Embeddable")) {
            check(noClasses().should().beAnnotatedWith("jakarta.persistence." + annotation));
        }
    }

    @Test
    void hasNoResource() {
        check(noClasses().should().beAnnotatedWith("jakarta.ws.rs.Path"));
    }

    @Test
    void hasNoBodyOfAService() {
        check(noClasses()
                .that()
                // What a caller asks of a list; it is never a body.
                .doNotHaveSimpleName("PageRequest")
                .should()
                .haveSimpleNameEndingWith("Request")
                .orShould()
                .haveSimpleNameEndingWith("Response"));
    }

    @Test
    void hasNoRestClient() {
        check(noClasses().should().dependOnClassesThat().resideInAnyPackage("org.eclipse.microprofile.rest.client.."));
    }

    @Test
    void speaksNoSql() {
        check(noClasses()
                .that()
                // It makes the pool that Hibernate uses, and sends nothing itself.
                .doNotHaveFullyQualifiedName("dev.onramp.defaults.persistence.ConnectionPool")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "io.vertx.sqlclient..", "io.vertx.mutiny.sqlclient.."));
    }

    @Test
    void sendsNoQueryOfItsOwn() {
        for (var method :
                List.of("createNativeQuery", "createNativeMutationQuery", "preparedQuery", "query", "prepare")) {
            check(noClasses().should().callMethodWhere(ofName(method)));
        }
    }

    @Test
    void shipsNoMigration() throws IOException, URISyntaxException {
        try (var files = Files.walk(ourClasses())) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".sql") || name.contains("/db/"));
        }
    }

    @Test
    void knowsNoService() {
        check(noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.onramp..").and(resideOutsideOfPackage("dev.onramp.defaults.."))));
    }

    @Test
    void isComposedAndNotInherited() {
        check(classes().that().areNotInterfaces().should().notHaveModifier(JavaModifier.ABSTRACT));
    }

    @Test
    void isIndexedSoThatQuarkusSeesItsBeans() throws URISyntaxException {
        assertThat(ourClasses().resolve("META-INF/jandex.idx")).isNotEmptyFile();
    }

    private static Path ourClasses() throws URISyntaxException {
        return Path.of(Problems.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static void check(ArchRule rule) {
        assertThat(OURS).isNotEmpty();
        rule.check(OURS);
    }

    private static DescribedPredicate<JavaMethodCall> ofName(String method) {
        return DescribedPredicate.describe(
                method,
                call -> call.getName().equals(method)
                        && !call.getTargetOwner().getPackageName().startsWith("dev.onramp"));
    }
}
