/** Who somebody is: institution, patient numbers, 照会番号, names and kana; matching as certain, doubtful or none. */
@NullMarked
package jp.madoguchi.domain.identity;

import org.jspecify.annotations.NullMarked;
