/** {@code /desk/v1}: what is left to people, cases of visits without proof, forms to print, for the desk's own programs. */
@NullMarked
package jp.madoguchi.gateway.desk;

import org.jspecify.annotations.NullMarked;
