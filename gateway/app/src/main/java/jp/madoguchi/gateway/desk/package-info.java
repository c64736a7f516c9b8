/** {@code /desk/v1/tasks}: what is left to people, for the desk's own programs. Nothing medical passes here. */
@NullMarked
package jp.madoguchi.gateway.desk;

import org.jspecify.annotations.NullMarked;
