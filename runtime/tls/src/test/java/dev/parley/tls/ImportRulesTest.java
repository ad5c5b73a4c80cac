package dev.parley.tls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may import what in the runtime. */
@AnalyzeClasses(packages = "dev.parley.tls", importOptions = ImportOption.DoNotIncludeTests.class)
class ImportRulesTest {
    @ArchTest
    static final ArchRule BOUNCY_CASTLE_IN_ITS_BINDINGS_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage("..bc..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule NO_OTHER_TLS_STACK = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bouncycastle.tls..", "org.bouncycastle.jsse..", "org.conscrypt..");

    @ArchTest
    static final ArchRule JAVAX_NET_SSL_FOR_TRUST_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage("dev.parley.tls.certificate..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.net.ssl..");

    @ArchTest
    static final ArchRule NO_PROVIDER_BEHIND_THE_CRYPTO_INTERFACES = noClasses()
            .that()
            .resideInAPackage("dev.parley.tls.crypto")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.parley.tls.crypto.*", "dev.parley.tls.certificate..", "javax.crypto..");

    @ArchTest
    static final ArchRule NO_CERTIFICATES_BEHIND_THE_CRYPTO = noClasses()
            .that()
            .resideInAPackage("dev.parley.tls.crypto..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.parley.tls.certificate..");
}
