package dev.parley.lang;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Text becomes a tree, a tree a model, a model machines; nobody looks back. */
@AnalyzeClasses(packages = "dev.parley.lang", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.parley.lang.";

    @ArchTest
    static final ArchRule ONLY_THE_SYNTAX_KNOWS_ANTLR = noClasses().that().resideOutsideOfPackage(ROOT + "syntax")
            .should().dependOnClassesThat().resideInAPackage("org.antlr..");

    @ArchTest
    static final ArchRule SOURCES_KNOW_NO_STAGE = classes().that().resideInAPackage(ROOT + "source")
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", ROOT + "source");

    @ArchTest
    static final ArchRule THE_SYNTAX_KNOWS_NO_LATER_STAGE = classes().that().resideInAPackage(ROOT + "syntax")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.antlr..", ROOT + "source", ROOT + "syntax");

    @ArchTest
    static final ArchRule BEHIND_THE_LINKER_NOBODY_SEES_WHAT_WAS_WRITTEN = noClasses().that()
            .resideInAnyPackage(ROOT + "model", ROOT + "machine", ROOT + "flow", ROOT + "check..")
            .should().dependOnClassesThat().resideInAPackage(ROOT + "syntax");

    @ArchTest
    static final ArchRule STAGES_FOLLOW_EACH_OTHER = slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_LANGUAGE_STANDS_ALONE = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("dev.parley.wire..", "dev.parley.tls..", "dev.parley.backends..", "com.palantir..",
                    "org.bouncycastle..", "javax.net..");
}
