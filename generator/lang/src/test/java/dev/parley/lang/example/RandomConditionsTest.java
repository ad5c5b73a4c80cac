package dev.parley.lang.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lang.model.ProtocolModel;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Whatever is demanded, the search ends, in the same way each time, and what it finds is what was demanded. */
class RandomConditionsTest {
    private static final int SPECIFICATIONS = 60;

    /** What the conditions look at. */
    private record Seen(long level, long choice, boolean token, boolean red) {
        static Seen in(List<Value> bodies) {
            return new Seen(Long.parseLong(RepairsTest.text(bodies.get(0), "level")),
                    Long.parseLong(RepairsTest.text(bodies.get(1), "choice")),
                    !RepairsTest.text(bodies.get(0), "token").equals("absent"),
                    RepairsTest.text(bodies.get(1), "colour").equals("1"));
        }
    }

    /** A condition as text, and what it means. */
    private record Condition(String text, Predicate<Seen> meaning) {
        static Condition random(Random random, int depth) {
            int kind = random.nextInt(depth == 0 ? 5 : 8);
            long number = random.nextInt(6);
            return switch (kind) {
                case 0 -> new Condition("Hello.level == " + number, s -> s.level() == number);
                case 1 -> new Condition("choice > " + number, s -> s.choice() > number);
                case 2 -> new Condition("Hello.level + choice == " + number, s -> s.level() + s.choice() == number);
                case 3 -> new Condition("present(Hello.token)", Seen::token);
                case 4 -> new Condition("colour == red", Seen::red);
                case 5 -> {
                    Condition inner = random(random, depth - 1);
                    yield new Condition("!(" + inner.text() + ")", inner.meaning().negate());
                }
                default -> {
                    Condition left = random(random, depth - 1);
                    Condition right = random(random, depth - 1);
                    yield kind == 6
                            ? new Condition("(" + left.text() + " & " + right.text() + ")",
                                    left.meaning().and(right.meaning()))
                            : new Condition("(" + left.text() + " | " + right.text() + ")",
                                    left.meaning().or(right.meaning()));
                }
            };
        }
    }

    @Test
    void whatIsFoundMeetsTheConditions() {
        Random random = new Random(20);
        int met = 0;
        for (int i = 0; i < SPECIFICATIONS; i++) {
            Condition one = Condition.random(random, 3);
            Condition other = Condition.random(random, 3);
            String text = "on S.Answer { require " + one.text() + " else wrong; require " + other.text() + " else wrong; }";
            ProtocolModel model = Demo.model(text);
            Run run = Demo.run(model);
            Outcome<List<Value>> outcome = Examples.of(model).find(run);
            assertEquals(outcome, Examples.of(model).find(run), text);
            if (outcome instanceof Outcome.Found<List<Value>> found) {
                found.example().forEach(Wire::of);
                Seen seen = Seen.in(found.example());
                assertTrue(one.meaning().test(seen) && other.meaning().test(seen), () -> text + ": " + seen);
                met++;
            }
        }
        assertTrue(met > SPECIFICATIONS / 2 && met < SPECIFICATIONS, "met " + met);
    }
}
