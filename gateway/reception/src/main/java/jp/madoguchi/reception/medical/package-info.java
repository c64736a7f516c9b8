/** Medical information inside its window: in memory only, and nowhere else (docs/design/national-system.md 7). */
@NullMarked
package jp.madoguchi.reception.medical;

import org.jspecify.annotations.NullMarked;
