/** The inbox for lists of appointments: whom the hospital expects, and when. */
@NullMarked
package jp.madoguchi.routes.appointments;

import org.jspecify.annotations.NullMarked;
