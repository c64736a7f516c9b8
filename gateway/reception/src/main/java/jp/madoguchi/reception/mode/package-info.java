/** Failure and disaster mode, and what happens after an outage by itself (docs/design/national-system.md 6). */
@NullMarked
package jp.madoguchi.reception.mode;

import org.jspecify.annotations.NullMarked;
