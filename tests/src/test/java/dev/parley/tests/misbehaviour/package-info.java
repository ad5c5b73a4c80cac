/** What happens to a peer that breaks the protocol, in memory and message by message. */
package dev.parley.tests.misbehaviour;
