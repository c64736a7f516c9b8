/** What can be asked of the centre and what it says back, exchange by exchange (oqs-interface 2). */
@NullMarked
package jp.madoguchi.sim.exchange;

import org.jspecify.annotations.NullMarked;
