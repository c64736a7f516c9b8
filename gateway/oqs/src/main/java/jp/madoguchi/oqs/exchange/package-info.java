/** Every exchange with the national system's terminal, and the one table of the names that its files bear. */
@NullMarked
package jp.madoguchi.oqs.exchange;

import org.jspecify.annotations.NullMarked;
