/** How personal values look where others than the desk may read them. */
@NullMarked
package jp.madoguchi.domain.privacy;

import org.jspecify.annotations.NullMarked;
