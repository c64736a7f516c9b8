/** How a message is written and read: one tree of elements, as XML in two encodings or as JSON. Knows no meaning. */
@NullMarked
package jp.madoguchi.sim.message;

import org.jspecify.annotations.NullMarked;
