package dev.parley.backends.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.backends.Golden;
import dev.parley.lang.Compilation;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.machine.Machine;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordSuiteTest {
    @Test
    void theWordsOfASmallProtocol() {
        Compilation socks5 = Protocols.socks5();
        Suite suite = WordSuite.of(socks5.model(), socks5.machines(), 1, test -> Optional.empty());
        assertEquals(List.of(), suite.unrealised());
        Golden.check(getClass(), "socks5-words.txt",
                suite.cases().stream().map(test -> test.name() + "\n").collect(Collectors.joining()));
    }

    @Test
    void noWordIsTheBeginningOfAnother() {
        Compilation tls = Protocols.tls();
        Vocabulary vocabulary = Vocabulary.of(tls.model());
        Machine machine = tls.machines().get(1);
        List<Letter> letters = new Alphabet(tls.model(), machine, vocabulary).letters();
        List<List<Letter>> words = new WpMethod(
                Unfolding.minimal(new Behaviour(tls.model(), machine, vocabulary), letters), letters)
                .within(0, Long.MAX_VALUE).words();
        Set<List<Letter>> beginnings = new HashSet<>();
        words.forEach(word -> beginnings.addAll(List.of(word.subList(0, word.size() - 1), word.subList(0, 1))));
        words.forEach(word -> assertFalse(beginnings.contains(word), word.toString()));
    }

    @Test
    void everyWordOfTlsIsARun() {
        Compilation tls = Protocols.tls();
        Suite suite = WordSuite.of(tls.model(), tls.machines(), 1, test -> Optional.empty());
        assertEquals(List.of(), suite.unrealised());
        assertEquals(suite.cases().size(), suite.cases().stream().map(TestCase::name).distinct().count());
    }

    @Test
    void theNumberOfMessagesIsBoundedAndWhatIsLeftOutIsSaid() {
        Compilation tls = Protocols.tls();
        assertEquals(List.of(0, 0), extra(tls, 60_000));
        assertEquals(List.of(0, 0), extra(tls, 10_000));
        Suite few = WordSuite.of(tls.model(), tls.machines(), 1, 3_000, test -> Optional.empty());
        Compilation socks5 = Protocols.socks5();
        assertEquals(0, WordSuite.of(socks5.model(), socks5.machines(), 1, 3_000, test -> Optional.empty()).coverage().get(1)
                .leftOut());
        Coverage client = few.coverage().get(0);
        assertTrue(client.leftOut() > 0);
        assertEquals("Each transition from one of " + client.states() + " states that can be told apart, as far as possible"
                + " with words of the Wp-method behind it: " + client.leftOut()
                + " words are left out, since no more than 3000 messages are tried.", client.toString());
    }

    private static List<Integer> extra(Compilation protocol, long most) {
        return WordSuite.of(protocol.model(), protocol.machines(), 1, most, test -> Optional.empty()).coverage().stream()
                .map(Coverage::extra).toList();
    }
}
