package dev.parley.backends.java.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.backends.GeneratedFile;
import dev.parley.backends.java.JavaBackend;
import dev.parley.backends.java.machine.ShopSpecification;
import dev.parley.lang.Compilation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Examples are found, and tests generated, where one wire type is several messages with extensions of their own. */
class ShopSuiteTest {
    private static final String PACKAGE = "example.shop";

    @Test
    void theGeneratedMachinesPassTheGeneratedTests() throws Exception {
        Compilation shop = ShopSpecification.compile();
        List<GeneratedFile> main = JavaBackend.generate(shop.model(), shop.machines(), PACKAGE);
        GeneratedTests tests = new GeneratedTests(main, TestBackend.generate(shop, PACKAGE), PACKAGE);
        for (String role : List.of("Buyer", "Shop")) {
            Map<String, Optional<String>> outcomes = tests.run(role + "TransitionsTest");
            assertTrue(outcomes.size() > 20, role + " has " + outcomes.size() + " tests");
            outcomes.forEach((test, failure) -> assertEquals(Optional.empty(), failure, test));
        }
    }
}
