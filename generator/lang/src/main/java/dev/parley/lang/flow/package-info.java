/**
 * The meaning of a flow: its positions, its global semantics, its projection to one machine per role, and the run of
 * those machines against each other.
 *
 * <p>A configuration is a {@link dev.parley.lang.flow.Position} and a {@link dev.parley.lang.flow.View}: facts, seen
 * messages and options that some guard reads, and the epoch in which each lane is written. Bits that nothing reads any
 * more are cleared, which leaves few configurations; everything is then explored rather than reasoned about. A role
 * rests at sends, at choices by a role, and at the end. Where public data leaves one alternative of a choice by a role,
 * it is passed silently if it can begin otherwise than with a message of the decider, and is an ordinary alternative of
 * the resting place if not. {@link dev.parley.lang.flow.FlowTraces} knows nothing of all this: it reads the steps as they
 * are written, and the self-test compares the machines with it.
 */
package dev.parley.lang.flow;
