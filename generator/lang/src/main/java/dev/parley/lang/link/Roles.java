package dev.parley.lang.link;

import dev.parley.lang.model.Role;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two roles. */
final class Roles {
    private final List<Role> all = new ArrayList<>();
    private final Problems problems;

    Roles(Declarations declared, Problems problems) {
        this.problems = problems;
        if (declared.roles.isEmpty()) {
            problems.report("missing", declared.start(), "no roles are declared", "write roles client C, server S;");
        } else {
            Item.Roles written = declared.roles.get(0).item();
            written.roles().forEach(r -> all.add(new Role(r.name().text(), r.title().text())));
            Item.Roles.Role first = written.roles().get(0);
            Item.Roles.Role second = written.roles().get(1);
            if (first.name().text().equals(second.name().text())) {
                problems.duplicate("role", second.name().text(), second.name().span(), first.name().span());
            }
            if (first.title().text().equals(second.title().text())) {
                problems.duplicate("role", second.title().text(), second.title().span(), first.title().span());
            }
            declared.roles.stream().skip(1).forEach(r -> problems.duplicate("pair of", "roles", r.item().span(),
                    written.span()));
        }
    }

    List<Role> all() {
        return List.copyOf(all);
    }

    Optional<Role> named(String name) {
        return all.stream().filter(r -> r.name().equals(name)).findFirst();
    }

    /** The role of that name; an unknown one is reported. */
    Optional<Role> find(Name name) {
        Optional<Role> role = named(name.text());
        if (role.isEmpty() && !all.isEmpty()) {
            problems.unknown("role", name.text(), name.span(), all.stream().map(Role::name).toList());
        }
        return role;
    }
}
