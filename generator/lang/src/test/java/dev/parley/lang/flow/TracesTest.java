package dev.parley.lang.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.lang.check.Flows;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Sent;
import java.util.Collection;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static FlowTraces flow(ProtocolModel model) {
        Vocabulary vocabulary = Vocabulary.of(model);
        PositionGraph graph = PositionGraph.of(model.entry(), model.roles(), model.entry().get(0).span());
        return new FlowTraces(model, vocabulary, new Semantics(model, graph, vocabulary).starts(model.roles()));
    }

    private static long traces(ProtocolModel model) {
        return new Subsets<>(flow(model)).traces().longValueExact();
    }

    private static long orders(ProtocolModel model) {
        FlowTraces flow = flow(model);
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
    void tls13HasSeventeenTraces() {
        assertEquals(17, traces(Tls.tls13()));
    }

    @Test
    void tls12HasAHundredAndTwentyTracesInTwentySixOrders() {
        assertEquals(120, traces(Tls.tls12()));
        assertEquals(26, orders(Tls.tls12()));
    }

    @Test
    void bothFromOneHelloHaveFiveHundredAndThirtyTwoTracesInThirtyFiveOrders() {
        assertEquals(532, traces(Tls.both()));
        assertEquals(35, orders(Tls.both()));
    }

    @Test
    void theMachinesRunAgainstEachOtherWithoutFailure() {
        for (ProtocolModel model : new ProtocolModel[] {Tls.tls12(), Tls.tls13(), Tls.both()}) {
            System.out.println(Composition.test(model, Flows.check(model).value().orElseThrow(), 1 << 20));
            Flows.check(model).value().orElseThrow().forEach(m -> System.out.println(m.states().size() + " " + m.transitions().size() + " " + m.recordEnding() + m.states().stream().map(s -> s.name()).toList()));
        }
    }
}
