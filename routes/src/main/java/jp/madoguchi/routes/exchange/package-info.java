/** What both doors of a terminal share: reading what came back, and handing it to the reception. */
@NullMarked
package jp.madoguchi.routes.exchange;

import org.jspecify.annotations.NullMarked;
