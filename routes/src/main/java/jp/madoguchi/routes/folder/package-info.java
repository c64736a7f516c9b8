/** Reading folders that other programs write into at the same time, and keeping what could not be used. */
@NullMarked
package jp.madoguchi.routes.folder;

import org.jspecify.annotations.NullMarked;
