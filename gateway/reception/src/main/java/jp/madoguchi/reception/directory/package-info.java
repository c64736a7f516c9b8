/** The hospital's patients, as far as the reception must know them. */
@NullMarked
package jp.madoguchi.reception.directory;

import org.jspecify.annotations.NullMarked;
