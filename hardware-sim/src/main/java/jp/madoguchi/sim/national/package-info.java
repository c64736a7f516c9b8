/** The national qualification system (オンライン資格確認): whom it knows, and what it says of them. */
@NullMarked
package jp.madoguchi.sim.national;

import org.jspecify.annotations.NullMarked;
