/** What other programs use to read a result file: the same elements by JAXB, and by a DOM tree of the JDK. */
@NullMarked
package jp.madoguchi.bench.peer;

import org.jspecify.annotations.NullMarked;
