/** What happens when a qualification could not be verified: desk procedure, declaration, the four ways of claiming, the case. */
@NullMarked
package jp.madoguchi.domain.claim;

import org.jspecify.annotations.NullMarked;
