/** Asking the national system and accepting its answers. */
@NullMarked
package jp.madoguchi.reception.inquiry;

import org.jspecify.annotations.NullMarked;
