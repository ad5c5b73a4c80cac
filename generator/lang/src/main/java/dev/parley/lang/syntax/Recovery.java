package dev.parley.lang.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.StarLoopEntryState;
import org.antlr.v4.runtime.atn.StarLoopbackState;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Goes on behind a mistake: at the next element of the list that the mistake stands in, be it a declaration, a field,
 * a statement or a step. One mistake costs one element and gives one report.
 */
final class Recovery extends DefaultErrorStrategy {
    /** Elements that end with a semicolon or a closing brace. */
    private static final Set<Integer> CLOSED = Set.of(ParleyParser.RULE_item, ParleyParser.RULE_field,
            ParleyParser.RULE_entry, ParleyParser.RULE_content, ParleyParser.RULE_alertRule,
            ParleyParser.RULE_extensionRow, ParleyParser.RULE_statement, ParleyParser.RULE_scheduleEntry,
            ParleyParser.RULE_epochKeys);
    /** Elements without an end of their own; the next line begins the next. */
    private static final Set<Integer> LINES = Set.of(ParleyParser.RULE_step, ParleyParser.RULE_flowItem,
            ParleyParser.RULE_arm);

    private final SyntaxErrors errors;
    private final Map<Integer, Boolean> elementLoops = new HashMap<>();
    /** Where the parser has looked for more since it took the last token: all that it would have taken here. */
    private final List<Place> passed = new ArrayList<>();
    private int passedAt = -1;

    private record Place(int state, ParserRuleContext context) {
    }

    Recovery(SyntaxErrors errors) {
        this.errors = errors;
    }

    @Override
    public void sync(Parser parser) {
        pass(parser);
        ATNState state = parser.getATN().states.get(parser.getState());
        if (!(state instanceof StarLoopEntryState) && !(state instanceof StarLoopbackState)
                || !elementLoops.computeIfAbsent(state.stateNumber, s -> startsElement(state, 0))) {
            return;
        }
        IntervalSet next = parser.getATN().nextTokens(state);
        boolean outermost = parser.getContext().getParent() == null;
        while (!next.contains(Token.EPSILON) && !next.contains(parser.getInputStream().LA(1))
                && parser.getInputStream().LA(1) != Token.EOF) {
            errors.noElement(parser.getCurrentToken(), next, parser.getContext());
            Token first = parser.getCurrentToken();
            skip(parser, first, false);
            if (parser.getCurrentToken() == first && outermost) {
                parser.consume();
            } else if (parser.getCurrentToken() == first) {
                return;
            }
        }
    }

    private void pass(Parser parser) {
        if (passedAt != parser.getInputStream().index()) {
            passed.clear();
            passedAt = parser.getInputStream().index();
        }
        passed.add(new Place(parser.getState(), parser.getContext()));
    }

    private static boolean startsElement(ATNState state, int steps) {
        for (Transition transition : state.getTransitions()) {
            boolean element = transition instanceof RuleTransition rule
                    ? CLOSED.contains(rule.ruleIndex) || LINES.contains(rule.ruleIndex)
                    : transition.isEpsilon() && steps < 4 && startsElement(transition.target, steps + 1);
            if (element) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Token recoverInline(Parser parser) {
        IntervalSet wanted = getExpectedTokens(parser);
        if (wanted.size() == 1 && wanted.contains(ParleyParser.SEMICOLON) && endsHere(parser)) {
            errors.noContinuation(parser, parser.getCurrentToken(), wanted, parser.getContext());
            return getMissingSymbol(parser);
        }
        throw new InputMismatchException(parser);
    }

    /** Whether nothing more of this element stands here, so that only its semicolon is missing. */
    private static boolean endsHere(Parser parser) {
        Token token = parser.getCurrentToken();
        return token.getType() == Token.EOF || token.getType() == ParleyParser.CLOSE_BRACE
                || token.getLine() > parser.getInputStream().LT(-1).getLine();
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        if (inErrorRecoveryMode(parser)) {
            return;
        }
        beginErrorCondition(parser);
        errors.noContinuation(parser, e.getOffendingToken(), wanted(parser, e), (ParserRuleContext) e.getCtx());
    }

    private IntervalSet wanted(Parser parser, RecognitionException e) {
        IntervalSet wanted = new IntervalSet();
        if (e instanceof NoViableAltException choice && choice.getStartToken() != e.getOffendingToken()) {
            choice.getDeadEndConfigs().forEach(config -> {
                for (Transition transition : config.state.getTransitions()) {
                    wanted.addAll(transition.label());
                }
            });
            return wanted;
        }
        wanted.addAll(e.getExpectedTokens());
        if (passedAt == parser.getInputStream().index()) {
            passed.forEach(p -> wanted.addAll(parser.getATN().getExpectedTokens(p.state, p.context)));
        }
        return wanted;
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {
        ParserRuleContext context = parser.getContext();
        int rule = context.getRuleIndex();
        if (!CLOSED.contains(rule) && !LINES.contains(rule)) {
            throw e;
        }
        skip(parser, context.getStart(), LINES.contains(rule));
        endErrorCondition(parser);
    }

    /** Skips to the end of the element that begins with the given token. */
    private void skip(Parser parser, Token start, boolean line) {
        Skipper.of(parser, start, errors.margin()).skip(line);
    }
}
