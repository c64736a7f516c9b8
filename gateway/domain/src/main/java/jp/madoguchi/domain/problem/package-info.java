/** The error vocabulary: a closed set of problems, each with who must act and the next step. */
@NullMarked
package jp.madoguchi.domain.problem;

import org.jspecify.annotations.NullMarked;
