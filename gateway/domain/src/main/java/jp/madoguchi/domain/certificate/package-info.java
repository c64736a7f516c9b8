/** Limit, elderly, specific-disease certificates and medical tickets with their dates. */
@NullMarked
package jp.madoguchi.domain.certificate;

import org.jspecify.annotations.NullMarked;
