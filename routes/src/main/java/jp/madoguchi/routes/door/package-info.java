/** The terminals as the engineer wrote them down, and the door that each of them is asked through. */
@NullMarked
package jp.madoguchi.routes.door;

import org.jspecify.annotations.NullMarked;
