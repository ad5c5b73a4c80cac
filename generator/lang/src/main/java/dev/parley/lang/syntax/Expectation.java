package dev.parley.lang.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What could have stood where a mistake is, in words. */
final class Expectation {
    /** More are not worth reading. */
    private static final int MAX_WORDS = 4;

    private static final String NAME = "a name";

    /** Sets of tokens that have a name, larger ones first. */
    private static final Map<Integer, String> NOUNS = new LinkedHashMap<>();

    static {
        NOUNS.put(ParleyParser.RULE_item, "a declaration");
        NOUNS.put(ParleyParser.RULE_field, "a field");
        NOUNS.put(ParleyParser.RULE_step, "a step");
        NOUNS.put(ParleyParser.RULE_expr, "an expression");
        NOUNS.put(ParleyParser.RULE_value, "a value");
        NOUNS.put(ParleyParser.RULE_extent, "a length");
        NOUNS.put(ParleyParser.RULE_clause, "a clause");
        NOUNS.put(ParleyParser.RULE_enumeratorName, NAME);
        NOUNS.put(ParleyParser.RULE_name, NAME);
        NOUNS.put(ParleyParser.RULE_plainType, NAME);
        NOUNS.put(ParleyParser.RULE_number, "a number");
    }

    /** What a semicolon ends. */
    private static final Map<Integer, String> ENDED = Map.of(
            ParleyParser.RULE_item, "the declaration",
            ParleyParser.RULE_field, "the field",
            ParleyParser.RULE_statement, "the statement",
            ParleyParser.RULE_scheduleEntry, "the equation",
            ParleyParser.RULE_epochKeys, "the keys",
            ParleyParser.RULE_entry, "the row",
            ParleyParser.RULE_content, "the row",
            ParleyParser.RULE_alertRule, "the row",
            ParleyParser.RULE_extensionRow, "the row",
            ParleyParser.RULE_declaration, "the declaration");

    /** They fit behind nearly everything, so they explain nothing. */
    private static final Set<String> OPERATORS = Set.of("'.'", "'['", "'*'", "'+'", "'-'", "'=='", "'!='", "'<'", "'<='",
            "'>'", "'>='", "'in'", "'&'", "'|'", "'=>'", "'^'", "'..'");

    private final IntervalSet wanted;
    private final ParserRuleContext context;

    Expectation(IntervalSet wanted, ParserRuleContext context) {
        this.wanted = wanted;
        this.context = context;
    }

    /** {@code a name}, {@code ',' or '}'}, {@code ';' after the field}. */
    String describe() {
        if (wanted.contains(ParleyParser.SEMICOLON)) {
            return "';'" + ended().map(what -> " after " + what).orElse("");
        }
        List<String> words = words();
        List<String> telling = without(without(words, OPERATORS), Set.of("'('"));
        List<String> shown = telling.stream().limit(MAX_WORDS).toList();
        int last = shown.size() - 1;
        return last < 1 ? String.join("", shown)
                : String.join(", ", shown.subList(0, last)) + " or " + shown.get(last);
    }

    /** The words that are left, unless none would be. */
    private static List<String> without(List<String> words, Set<String> boring) {
        List<String> rest = words.stream().filter(w -> !boring.contains(w)).toList();
        return rest.isEmpty() ? words : rest;
    }

    private Optional<String> ended() {
        for (RuleContext c = context; c != null; c = c.getParent()) {
            if (ENDED.containsKey(c.getRuleIndex())) {
                return Optional.of(ENDED.get(c.getRuleIndex()));
            }
        }
        return Optional.empty();
    }

    private List<String> words() {
        IntervalSet rest = new IntervalSet(wanted);
        List<String> words = new ArrayList<>();
        NOUNS.forEach((rule, noun) -> {
            IntervalSet first = Keywords.first(rule);
            boolean fits = rule != ParleyParser.RULE_item || context.getParent() == null;
            if (fits && first.subtract(rest).isNil()) {
                words.add(noun.equals(NAME) ? nameInList() : noun);
                first.toSet().forEach(rest::remove);
            }
        });
        rest.toSet().stream().sorted().map(Expectation::word).forEach(words::add);
        return words.stream().distinct().toList();
    }

    /** In front of a closing brace the name begins another element of the list. */
    private String nameInList() {
        boolean inList = context instanceof ParleyParser.ItemContext && wanted.contains(ParleyParser.CLOSE_BRACE);
        return !inList ? NAME : context instanceof ParleyParser.OnItemContext ? "a statement" : "a row";
    }

    private static String word(int token) {
        return switch (token) {
            case Token.EOF -> "the end of the file";
            case ParleyParser.STRING -> "a text in double quotes";
            case ParleyParser.DECIMAL, ParleyParser.HEX -> "a number";
            case ParleyParser.NAME, ParleyParser.DIGIT_NAME -> NAME;
            default -> ParleyParser.VOCABULARY.getDisplayName(token);
        };
    }

    /** Whether this sign or word would have fitted. */
    boolean wants(String literal) {
        return keywords().contains(literal);
    }

    /** All signs and words that would have fitted. */
    List<String> keywords() {
        return Keywords.literals(wanted);
    }

    /** The innermost element of a list around the mistake. */
    ParserRuleContext element() {
        ParserRuleContext c = context;
        while (c.getParent() != null && !ENDED.containsKey(c.getRuleIndex())
                && c.getRuleIndex() != ParleyParser.RULE_step) {
            c = c.getParent();
        }
        return c;
    }
}
