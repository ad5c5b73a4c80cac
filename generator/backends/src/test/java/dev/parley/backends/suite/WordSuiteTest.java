package dev.parley.backends.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
        Set<List<Letter>> words = WordSuite.words(
                Unfolding.minimal(new Behaviour(tls.model(), machine, vocabulary), letters), letters, 0);
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
}
