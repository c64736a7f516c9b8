/** The terminal's folders: file names, whether a file is complete, and errors that the terminal reports by itself. */
@NullMarked
package jp.madoguchi.oqs.terminal;

import org.jspecify.annotations.NullMarked;
