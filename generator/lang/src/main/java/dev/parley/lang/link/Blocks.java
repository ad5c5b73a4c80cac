package dev.parley.lang.link;

import dev.parley.lang.model.Message;
import dev.parley.lang.model.Role;
import dev.parley.lang.model.Sent;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import dev.parley.lang.syntax.Statement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which sending each {@code on} block and fact is about. */
final class Blocks {
    private final Sendings sendings;
    private final Traffic traffic;
    private final ExtensionTables tables;
    private final Problems problems;
    private final Map<Item.On, Optional<Sent>> sent = new IdentityHashMap<>();

    Blocks(Declarations declared, Sendings sendings, Traffic traffic, ExtensionTables tables, Problems problems) {
        this.sendings = sendings;
        this.traffic = traffic;
        this.tables = tables;
        this.problems = problems;
        for (Placed<Item.On> block : declared.blocks) {
            sent.put(block.item(), find(block.item().message(), block.namespace(), true));
        }
    }

    Optional<Sent> sentOf(Item.On block) {
        return sent.get(block);
    }

    boolean comesOnlyAfter(Sent message, Sent atHand) {
        return traffic.comesOnlyAfter(message, atHand);
    }

    /** The one sending that a name such as {@code R.M} or {@code M} means; none or several are reported. */
    Optional<Sent> find(Name name, String namespace, boolean besideToo) {
        Optional<Role> role = sendings.roleOf(name);
        Optional<Message> message = sendings.message(namespace, sendings.withoutRole(name));
        if (message.isEmpty()) {
            return Optional.empty();
        }
        List<Sent> all = traffic.of(message.get(), role);
        if (all.isEmpty() && besideToo) {
            all = traffic.beside(message.get(), role);
        }
        return Sendings.one(all, name.text(), name.span(), problems);
    }

    /** The context of a statement; lets from there on are not yet defined. */
    Context contextOf(Item.On block, String namespace, Optional<Statement> at) {
        Optional<Sent> about = sentOf(block);
        List<Statement> pending = new ArrayList<>();
        boolean reached = false;
        for (Statement s : block.statements()) {
            reached |= at.isPresent() && s == at.get();
            if (reached) {
                pending.add(s);
            }
        }
        Subject subject = about.<Subject>map(s -> new MessageSubject(s, tables)).orElse(Subject.UNKNOWN);
        return Context.of(namespace, subject).withPending(pending);
    }

    Subject subject(Sent about) {
        return new MessageSubject(about, tables);
    }
}
