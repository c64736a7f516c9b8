/** What a patient consented to, when, until when it may be looked at, and by whom. */
@NullMarked
package jp.madoguchi.domain.consent;

import org.jspecify.annotations.NullMarked;
