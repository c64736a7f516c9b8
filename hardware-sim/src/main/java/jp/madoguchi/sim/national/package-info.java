/** The national qualification system (オンライン資格確認) with the terminal that works on the shared folders. */
@NullMarked
package jp.madoguchi.sim.national;

import org.jspecify.annotations.NullMarked;
