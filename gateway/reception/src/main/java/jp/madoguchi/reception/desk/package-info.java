/** What is left to people: raised by answers, listed, taken, given back and done at the desk; what comes next there, and spellings of names. */
@NullMarked
package jp.madoguchi.reception.desk;

import org.jspecify.annotations.NullMarked;
