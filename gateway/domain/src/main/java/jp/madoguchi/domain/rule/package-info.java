/** What all rules have in common: their identifiers, dated tables read from data files, and the switches of what is uncertain. */
@NullMarked
package jp.madoguchi.domain.rule;

import org.jspecify.annotations.NullMarked;
