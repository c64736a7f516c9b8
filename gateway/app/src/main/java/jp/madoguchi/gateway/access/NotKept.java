package jp.madoguchi.gateway.access;

import jakarta.servlet.http.HttpServletResponse;

/** Tells everybody on the way that an answer is not to be kept: whatever needs a token may be about a patient. */
public final class NotKept {

    private NotKept() {}

    /** Marks the answer at a path (within the application), unless the path is open to everybody. What answers may still say otherwise. */
    public static void mark(String path, HttpServletResponse response) {
        mark(Need.door(path), response);
    }

    /** The same where the door that the path stands behind is known. */
    static void mark(Need.Door door, HttpServletResponse response) {
        if (door == Need.Door.TOKEN) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
