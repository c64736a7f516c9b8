/** What servlets share that answer later. */
@NullMarked
package jp.madoguchi.gateway.web;

import org.jspecify.annotations.NullMarked;
