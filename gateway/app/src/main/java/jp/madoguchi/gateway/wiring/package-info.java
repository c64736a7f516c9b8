/** Joins the rooms: what stands behind the ports in this deployment. */
@NullMarked
package jp.madoguchi.gateway.wiring;

import org.jspecify.annotations.NullMarked;
