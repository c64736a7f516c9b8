/** The desk's and the kiosk's HTTP interface: JSON to questions, reports and problems to JSON. */
@NullMarked
package jp.madoguchi.routes.kiosk;

import org.jspecify.annotations.NullMarked;
