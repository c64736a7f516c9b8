/** The world outside the gateway, as one program: its commands, its control API, and what wires them. */
@NullMarked
package jp.madoguchi.sim;

import org.jspecify.annotations.NullMarked;
