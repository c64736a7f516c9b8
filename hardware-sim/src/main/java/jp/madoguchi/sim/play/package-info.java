/** The demo: plays a morning at a reception and compares what the EMR can read with what the national system holds. */
@NullMarked
package jp.madoguchi.sim.play;

import org.jspecify.annotations.NullMarked;
