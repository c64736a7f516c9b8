/** The qualification terminal's second door: the same questions as JSON over HTTP. */
@NullMarked
package jp.madoguchi.routes.web;

import org.jspecify.annotations.NullMarked;
