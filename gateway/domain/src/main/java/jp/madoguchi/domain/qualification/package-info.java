/** The question to the national system and its answer: inquiry, qualification, validity. */
@NullMarked
package jp.madoguchi.domain.qualification;

import org.jspecify.annotations.NullMarked;
