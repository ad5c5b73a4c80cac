package dev.parley.lang;

import dev.parley.lang.machine.Machine;
import dev.parley.lang.model.ProtocolModel;
import dev.parley.lang.syntax.SyntaxTree;
import java.util.List;

/**
 * A specification that holds.
 *
 * @param tree as written
 * @param model with all names resolved
 * @param machines one per role, in the order of the roles
 */
public record Compilation(SyntaxTree tree, ProtocolModel model, List<Machine> machines) {
}
