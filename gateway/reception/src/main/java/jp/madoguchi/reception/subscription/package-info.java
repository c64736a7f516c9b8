/** Telling others what happened (docs/design/subscriptions.md). */
@NullMarked
package jp.madoguchi.reception.subscription;

import org.jspecify.annotations.NullMarked;
