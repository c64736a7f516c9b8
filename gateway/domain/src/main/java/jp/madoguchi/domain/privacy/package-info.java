/** What is personal: how it looks where others may read it, what is never held, how long records live. */
@NullMarked
package jp.madoguchi.domain.privacy;

import org.jspecify.annotations.NullMarked;
