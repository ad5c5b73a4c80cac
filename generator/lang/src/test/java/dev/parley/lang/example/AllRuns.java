package dev.parley.lang.example;

import dev.parley.lang.flow.Position;
import dev.parley.lang.flow.PositionGraph;
import dev.parley.lang.flow.Semantics;
import dev.parley.lang.flow.View;
import dev.parley.lang.flow.Vocabulary;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.model.Sent;
import dev.parley.lang.model.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Every complete run of a flow, for every valuation of options and facts. */
final class AllRuns {
    private final ProtocolModel model;
    private final Vocabulary vocabulary;
    private final Semantics semantics;
    private final Set<Run> found = new LinkedHashSet<>();

    private AllRuns(ProtocolModel model) {
        this.model = model;
        this.vocabulary = Vocabulary.of(model);
        this.semantics = new Semantics(model,
                PositionGraph.of(model.entry(), model.roles(), model.entry().get(0).span()), vocabulary);
    }

    static List<Run> of(ProtocolModel model) {
        AllRuns all = new AllRuns(model);
        for (View view : all.semantics.starts(model.roles())) {
            Set<Run.Setting> options = model.options().stream()
                    .filter(o -> (view.known() & all.vocabulary.reads(
                            new Term.OptionValue(o.role(), o.name(), o.span()))) != 0)
                    .map(o -> new Run.Setting(o.role(), o.name())).collect(Collectors.toSet());
            all.walk(0, view, options, List.of());
        }
        return List.copyOf(all.found);
    }

    private void walk(int id, View view, Set<Run.Setting> options, List<Run.Exchange> sofar) {
        Position position = semantics.graph().at(id);
        if (position instanceof Position.End) {
            found.add(new Run(options, sofar));
        } else if (position instanceof Position.Send send) {
            for (long facts : vocabulary.valuations(send.sent(), view.known())) {
                View after = new View(vocabulary.after(view.known(), send.sent(), facts), view.first(), view.second());
                List<Run.Exchange> longer = new ArrayList<>(sofar);
                longer.add(new Run.Exchange(send.sent(), names(send.sent(), facts)));
                walk(send.next(), semantics.arriving(send.next(), after), options, List.copyOf(longer));
            }
        } else {
            semantics.steps(id, view).forEach(step -> walk(step.target(), step.view(), options, sofar));
        }
    }

    private Set<String> names(Sent sent, long facts) {
        return model.facts().stream().filter(f -> f.carrier().equals(sent))
                .filter(f -> (facts & vocabulary.reads(new Term.FactValue(f.name(), f.span()))) != 0)
                .map(f -> f.name()).collect(Collectors.toSet());
    }
}
