/**
 * The rules that a flow must keep, one class each, and the way from a model to machines.
 *
 * <p>If all rules hold, the machines of both roles send exactly the sequences of messages that the flow has, and never
 * meet a message that they do not await, whatever the options of the peer are and even if it does not keep to them:
 * rules about what a role can see are checked in views that only a fickle peer can lead to as well.
 */
package dev.parley.lang.check;
