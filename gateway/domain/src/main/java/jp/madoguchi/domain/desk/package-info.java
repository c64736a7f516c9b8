/** What the desk (窓口) is asked to do: a closed set of next steps in the clerk's words, with who must act and what is paid meanwhile. */
@NullMarked
package jp.madoguchi.domain.desk;

import org.jspecify.annotations.NullMarked;
