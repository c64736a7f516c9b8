/** What is left to people: raised by answers, listed, taken, given back and done at the desk. */
@NullMarked
package jp.madoguchi.reception.desk;

import org.jspecify.annotations.NullMarked;
