package dev.parley.lang.syntax;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The words of the grammar. */
final class Keywords {
    private static final ATN GRAMMAR = ParleyParser._ATN;
    private static final Vocabulary VOCABULARY = ParleyParser.VOCABULARY;

    private Keywords() {
    }

    /** The signs and words among some tokens, without quotes. */
    static List<String> literals(IntervalSet tokens) {
        return tokens.toSet().stream().map(VOCABULARY::getLiteralName).filter(Objects::nonNull)
                .map(n -> n.substring(1, n.length() - 1)).toList();
    }

    /** The words and signs that a rule may begin with, without those that would only be names there. */
    static List<String> openings(int rule) {
        IntervalSet found = new IntervalSet();
        collect(GRAMMAR.ruleToStartState[rule], new BitSet(), found);
        return literals(found);
    }

    private static void collect(ATNState state, BitSet seen, IntervalSet found) {
        if (seen.get(state.stateNumber)) {
            return;
        }
        seen.set(state.stateNumber);
        for (Transition transition : state.getTransitions()) {
            if (!transition.isEpsilon()) {
                found.addAll(transition.label());
            } else if (!(transition instanceof RuleTransition) || transition.target.ruleIndex != ParleyParser.RULE_name) {
                collect(transition.target, seen, found);
            }
        }
    }

    /** All tokens that a rule may begin with. */
    static IntervalSet first(int rule) {
        IntervalSet first = new IntervalSet(GRAMMAR.nextTokens(GRAMMAR.ruleToStartState[rule]));
        first.remove(Token.EPSILON);
        return first;
    }
}
