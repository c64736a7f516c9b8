/** What can be asked of the national system and what it says back, in one vocabulary, whatever door it goes through. */
@NullMarked
package jp.madoguchi.domain.exchange;

import org.jspecify.annotations.NullMarked;
