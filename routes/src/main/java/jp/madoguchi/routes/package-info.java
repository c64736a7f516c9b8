/** Camel's side of the gateway: what is started when, from which files, and what becomes of files that cannot be used. */
@NullMarked
package jp.madoguchi.routes;

import org.jspecify.annotations.NullMarked;
