/** The patient directory as a CSV file: reading it, and the folder it is dropped into. */
@NullMarked
package jp.madoguchi.routes.directory;

import org.jspecify.annotations.NullMarked;
