/** Medical information as the national system gives it: it lives in memory, inside the window of a consent, and nowhere else. */
@NullMarked
package jp.madoguchi.domain.medical;

import org.jspecify.annotations.NullMarked;
