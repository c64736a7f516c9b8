package jp.madoguchi.gateway.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a request needs: a permission on a resource type.
 *
 * @param resource a FHIR resource type or {@code *}
 * @param permission what is done with it
 */
public record Need(String resource, Permission permission) {
    private static final Set<String> OPEN = Set.of("/fhir/metadata", "/.well-known/smart-configuration",
            "/fhir/.well-known/smart-configuration");
    private static final Set<String> OPERATIONS = Set.of("metrics", "openapi");

    /** Desk and kiosk inquiries are requests to ask the national system (contract of {@code /kiosk/v1}). */
    static final Need INQUIRY = new Need("CoverageEligibilityRequest", Permission.CREATE);

    /** The class of a path: whether a token is needed at all. */
    enum Door {
        /** No token. */
        OPEN,
        /** No token, but only from this machine. */
        LOOPBACK,
        /** A token. */
        TOKEN
    }

    /** The door that a path (within the application, as sent) stands behind. */
    static Door door(String path) {
        if (OPEN.contains(path) || path.equals("/health") || path.startsWith("/health/")) {
            return Door.OPEN;
        }
        String first = path.length() > 1 ? path.substring(1).split("/", 2)[0] : "";
        return OPERATIONS.contains(first) ? Door.LOOPBACK : Door.TOKEN;
    }

    /** What a request needs; empty when a valid token is enough because nothing of a patient is behind the path. */
    static Optional<Need> of(String method, String path) {
        List<String> parts = List.of(path.substring(1).split("/", -1));
        return switch (parts.get(0)) {
            case "fhir" -> Optional.of(fhir(method.toUpperCase(Locale.ROOT), parts));
            case "kiosk" -> Optional.of(INQUIRY);
            case "desk" -> desk(method.toUpperCase(Locale.ROOT), parts);
            default -> Optional.empty();
        };
    }

    /**
     * Desk tasks and cases are of types of their own: who may work on them sees nothing else by that. Names are
     * the patient's. Blank forms hold nothing of anybody.
     */
    private static Optional<Need> desk(String method, List<String> parts) {
        String kind = parts.size() > 2 ? parts.get(2) : "";
        if (kind.equals("forms")) {
            return Optional.empty();
        }
        if (kind.equals("tasks") && parts.size() == 5 && parts.get(4).equals("names")) {
            return Optional.of(new Need("Patient", Permission.READ));
        }
        boolean one = parts.size() > 3 && !parts.get(3).isEmpty();
        return Optional.of(new Need(kind.equals("cases") ? "Claim" : "Task", switch (method) {
            case "GET", "HEAD" -> one ? Permission.READ : Permission.SEARCH;
            default -> Permission.UPDATE;
        }));
    }

    private static Need fhir(String method, List<String> parts) {
        boolean typed = parts.size() > 1 && !parts.get(1).isEmpty() && Character.isUpperCase(parts.get(1).charAt(0));
        String type = typed ? parts.get(1) : "*";
        boolean search = !typed || parts.size() == 2 || parts.get(2).isEmpty() || parts.get(2).startsWith("_");
        return new Need(type, switch (method) {
            case "GET", "HEAD" -> search ? Permission.SEARCH : Permission.READ;
            case "POST" -> search && parts.size() > 2 ? Permission.SEARCH : Permission.CREATE;
            case "PUT", "PATCH" -> Permission.UPDATE;
            case "DELETE" -> Permission.DELETE;
            default -> Permission.UPDATE;
        });
    }

    @Override
    public String toString() {
        return "system/" + resource + "." + permission.letter();
    }
}
