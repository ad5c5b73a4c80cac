package dev.parley.lang.syntax;

import java.util.List;
import java.util.Optional;

/** {@code type M: Body rules, N: Body rules;} */
public record ExtensionRow(Name type, List<Column> columns) {
    /**
     * The body in one message.
     *
     * @param unsolicited whether it may come without having been asked for
     * @param required the alert that answers its absence
     * @param last the alert that answers another extension behind it
     */
    public record Column(Name message, Name body, boolean unsolicited, Optional<Name> required,
            Optional<Name> last) {
    }
}
