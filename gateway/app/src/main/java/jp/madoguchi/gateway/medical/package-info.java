/** Medical information inside its window over HTTP (docs/medical-api.md): given to whoever may look now, and kept nowhere. */
@NullMarked
package jp.madoguchi.gateway.medical;

import org.jspecify.annotations.NullMarked;
