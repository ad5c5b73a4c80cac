package dev.parley.attacker;

import de.rub.nds.tlsattacker.core.constants.AlertDescription;

/**
 * A workflow that breaks the protocol.
 *
 * @param name what the attacker does
 * @param requirement another for every attack
 * @param setting the kind of handshake
 * @param script the attacker's side of it
 * @param alert the fatal alert that answers the script's last message
 */
record Attack(String name, Requirement requirement, Setting setting, Script script, AlertDescription alert) {
    /** For the names of tests. */
    @Override
    public String toString() {
        return name + " -> " + Labels.of(alert) + " (" + setting + ", " + requirement.document() + " section "
                + requirement.section() + ')';
    }
}
