/** From syntax tree to model: names resolved, types checked, sub-flows inlined. Knows no protocol. */
package dev.parley.lang.link;
