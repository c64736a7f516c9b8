/** Cases of visits whose qualification was not verified: opened, worked on, asked about again, settled, claimed. */
@NullMarked
package jp.madoguchi.reception.claim;

import org.jspecify.annotations.NullMarked;
