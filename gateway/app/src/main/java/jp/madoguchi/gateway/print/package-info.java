/** What is printed at the desk. */
@NullMarked
package jp.madoguchi.gateway.print;

import org.jspecify.annotations.NullMarked;
