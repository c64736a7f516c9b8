/** What a patient consented to, when, and until when it may be looked at. */
@NullMarked
package jp.madoguchi.domain.consent;

import org.jspecify.annotations.NullMarked;
