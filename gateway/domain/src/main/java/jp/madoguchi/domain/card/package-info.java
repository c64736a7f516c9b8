/**
 * The My Number card as a thing: locks and their counters, its certificate's expiry and grace, what to try when it is not read, and the
 * daily restart of readers and terminals.
 */
@NullMarked
package jp.madoguchi.domain.card;

import org.jspecify.annotations.NullMarked;
