/** What generated tests call: both machines of a protocol in lock step, scripted, with stubs for primitives. */
package dev.parley.testkit;
