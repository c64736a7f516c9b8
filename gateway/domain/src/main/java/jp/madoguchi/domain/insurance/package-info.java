/** What an insurance card says: insurer, symbol, number, branch, programme (法別), check digits. */
@NullMarked
package jp.madoguchi.domain.insurance;

import org.jspecify.annotations.NullMarked;
