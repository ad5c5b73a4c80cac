package dev.parley.backends.java;

import com.palantir.javapoet.ClassName;

/** The classes of the testkit and of JUnit that generated tests use: the one place where the generator knows them. */
public final class TestTypes {
    private static final String TESTKIT = "dev.parley.testkit";
    private static final String JUNIT = "org.junit.jupiter.api";

    /** A concrete message. */
    public static final ClassName EXAMPLE = ClassName.get(TESTKIT, "Example");
    /** What becomes of a message beside the flow. */
    public static final ClassName FATE = ClassName.get(TESTKIT, "Fate");
    /** The two roles of a protocol. */
    public static final ClassName PAIRING = ClassName.get(TESTKIT, "Pairing");
    /** How a role is brought somewhere. */
    public static final ClassName PATH = ClassName.get(TESTKIT, "Path");
    /** What a policy says. */
    public static final ClassName SCRIPT = ClassName.get(TESTKIT, "Script");
    /** Where a role is. */
    public static final ClassName STAGE = ClassName.get(TESTKIT, "Stage");
    /** Results of primitives. */
    public static final ClassName STUBS = ClassName.get(TESTKIT, "Stubs");
    /** One test of a role. */
    public static final ClassName TRIAL = ClassName.get(TESTKIT, "Trial");

    /** Many tests of a role. */
    public static final ClassName WORDS = ClassName.get(TESTKIT, "Words");

    /** What a test is called. */
    public static final ClassName DISPLAY_NAME = ClassName.get(JUNIT, "DisplayName");
    /** A test that is made at run time. */
    public static final ClassName DYNAMIC_TEST = ClassName.get(JUNIT, "DynamicTest");
    /** A group of tests. */
    public static final ClassName NESTED = ClassName.get(JUNIT, "Nested");
    /** A test. */
    public static final ClassName TEST = ClassName.get(JUNIT, "Test");
    /** A method that makes tests. */
    public static final ClassName TEST_FACTORY = ClassName.get(JUNIT, "TestFactory");

    private TestTypes() {
    }
}
