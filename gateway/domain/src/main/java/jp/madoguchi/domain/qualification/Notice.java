package jp.madoguchi.domain.qualification;

import org.jspecify.annotations.Nullable;

/**
 * Code and message of the national system, verbatim. The official list is not public (oqs-interface 3.7): they are shown to a
 * person and nothing branches on them.
 *
 * @param code    processing result code or error code
 * @param message its text
 */
public record Notice(@Nullable String code, @Nullable String message) {}
