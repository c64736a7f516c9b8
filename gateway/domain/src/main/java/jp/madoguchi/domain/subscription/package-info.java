/** Who wants to be told of what, and how often it is tried to tell them (docs/design/subscriptions.md). */
@NullMarked
package jp.madoguchi.domain.subscription;

import org.jspecify.annotations.NullMarked;
