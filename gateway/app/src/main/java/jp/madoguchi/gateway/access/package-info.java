/** Who may do what over HTTP: signed tokens, SMART scopes, and the filter that asks for them. */
@NullMarked
package jp.madoguchi.gateway.access;

import org.jspecify.annotations.NullMarked;
