/** Card readers with face recognition: they drop results that nobody asked for. */
@NullMarked
package jp.madoguchi.sim.device;

import org.jspecify.annotations.NullMarked;
