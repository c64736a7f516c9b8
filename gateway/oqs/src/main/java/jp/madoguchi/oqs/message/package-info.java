/** What the terminal's files say: header, units, code tables, and what in them was not understood. */
@NullMarked
package jp.madoguchi.oqs.message;

import org.jspecify.annotations.NullMarked;
