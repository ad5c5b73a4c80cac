package dev.parley.backends;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Every library has one room, and nobody leaves the house. */
@AnalyzeClasses(packages = "dev.parley.backends", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.parley.backends.";

    @ArchTest
    static final ArchRule ONLY_JAVA_IS_WRITTEN_WITH_JAVAPOET = noClasses().that().resideOutsideOfPackage(ROOT + "java..")
            .should().dependOnClassesThat().resideInAPackage("com.palantir..");

    @ArchTest
    static final ArchRule ONLY_SUITES_KNOW_AUTOMATALIB = noClasses().that().resideOutsideOfPackage(ROOT + "suite")
            .should().dependOnClassesThat().resideInAPackage("net.automatalib..");

    @ArchTest
    static final ArchRule SUITES_NEED_THE_LANGUAGE_AND_AUTOMATA_ALONE = classes().that().resideInAPackage(ROOT + "suite")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "net.automatalib..", "dev.parley.lang..", ROOT + "suite");

    @ArchTest
    static final ArchRule NOBODY_LINKS_OR_RUNS_WHAT_IS_WRITTEN = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("dev.parley.lang.link..", "dev.parley.wire..", "dev.parley.tls..", "dev.parley.checker..");
}
