package dev.parley.lang.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.parley.lang.Compilation;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Sent;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers of runs that an independent prototype of the semantics found. */
class TracesTest {
    private static FlowTraces flow(ProtocolModel model) {
        Vocabulary vocabulary = Vocabulary.of(model);
        PositionGraph graph = PositionGraph.of(model.entry(), model.roles(), model.entry().get(0).span());
        return new FlowTraces(model, vocabulary, new Semantics(model, graph, vocabulary).starts(model.roles()));
    }

    /** Runs that differ in messages, facts or epochs. */
    private static long traces(Compilation compilation) {
        return new Subsets<>(flow(compilation.model())).traces().longValueExact();
    }

    /** Runs that differ in messages. */
    private static long orders(Compilation compilation) {
        FlowTraces flow = flow(compilation.model());
        return new Subsets<>(new Automaton<FlowTraces.Point, Sent>() {
            @Override
            public Collection<FlowTraces.Point> starts() {
                return flow.starts();
            }

            @Override
            public Collection<Edge<FlowTraces.Point, Sent>> edges(FlowTraces.Point point) {
                return flow.edges(point).stream()
                        .map(e -> new Edge<>(e.event() == null ? null : e.event().sent(), e.target())).toList();
            }

            @Override
            public boolean isFinal(FlowTraces.Point point) {
                return flow.isFinal(point);
            }
        }).traces().longValueExact();
    }

    @Test
    void tls13HasSeventeen() {
        assertEquals(17, traces(TlsFlows.TLS13));
    }

    @Test
    void tls12HasAHundredAndTwentyInTwentySixOrders() {
        assertEquals(120, traces(TlsFlows.TLS12));
        assertEquals(26, orders(TlsFlows.TLS12));
    }

    @Test
    void bothFromOneHelloHaveFiveHundredAndThirtyTwoInThirtyFiveOrders() {
        assertEquals(532, traces(TlsFlows.BOTH));
        assertEquals(35, orders(TlsFlows.BOTH));
    }

    @Test
    void theMachinesRunAgainstEachOtherExactlyAsTheFlowSays() {
        for (Compilation compilation : List.of(TlsFlows.TLS13, TlsFlows.TLS12, TlsFlows.BOTH)) {
            assertInstanceOf(Verdict.Holds.class,
                    Composition.test(compilation.model(), compilation.machines(), 1 << 20));
        }
    }
}
