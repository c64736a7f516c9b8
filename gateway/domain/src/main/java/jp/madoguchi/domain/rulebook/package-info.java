/** All tables of rules together, as they stand in files. */
@NullMarked
package jp.madoguchi.domain.rulebook;

import org.jspecify.annotations.NullMarked;
