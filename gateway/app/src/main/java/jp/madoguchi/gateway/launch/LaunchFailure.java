package jp.madoguchi.gateway.launch;

import org.jspecify.annotations.Nullable;

/** The gateway cannot start; the message is one line that says what to do. */
final class LaunchFailure extends RuntimeException {
    LaunchFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
