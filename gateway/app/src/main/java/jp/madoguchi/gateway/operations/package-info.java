/** Running the gateway: settings, health, the clock. */
@NullMarked
package jp.madoguchi.gateway.operations;

import org.jspecify.annotations.NullMarked;
