package jp.madoguchi.gateway.access;

import java.util.Arrays;
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
            "/fhir/.well-known/smart-configuration", TokenServlet.PATH);
    private static final Set<String> OPERATIONS = Set.of("health", "metrics", "openapi");

    /**
     * The desk's work, what pays for a visit, modes, what was looked up in them, and medical information are opened by a scope that names them, never by one for all
     * types: an EMR that may read everything of the FHIR API does not see declarations by that.
     */
    private static final Set<String> NAMED_ONLY = Set.of("Flag", "AuditEvent", "DocumentReference", "Consent", "Task",
            "Claim", "List", "Appointment", "Encounter", "ExplanationOfBenefit", "MedicationStatement", "Procedure",
            "Observation");

    /** What below a desk task is the patient's: names, certificates of subsidies and whose they may be, answers that may be anybody's. */
    private static final Set<String> PATIENTS_OWN = Set.of("names", "certificates", "answer");

    /** Desk and kiosk inquiries are requests to ask the national system (contract of {@code /kiosk/v1}). */
    static final Need INQUIRY = new Need("CoverageEligibilityRequest", Permission.CREATE);

    private static final Need TRAIL = new Need("AuditEvent", Permission.SEARCH);

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
        if (OPEN.contains(path) || path.equals("/api") || path.startsWith("/api/")) {
            return Door.OPEN;
        }
        int end = path.indexOf('/', 1);
        String first = path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
        return OPERATIONS.contains(first) ? Door.LOOPBACK : Door.TOKEN;
    }

    /**
     * Everything that a request needs, beginning with {@link #of}. What a search of the audit trail finds is given out whole, so that has to be allowed
     * too: the desk lists look-ups by the right to search alone, and does not learn by that who looked at whom (R-SE-07).
     */
    static List<Need> all(String method, String path) {
        return of(method, path).map(need -> path.startsWith("/fhir/") && need.equals(TRAIL)
                ? List.of(need, new Need(need.resource(), Permission.READ))
                : List.of(need)).orElse(List.of());
    }

    /** What a request needs; empty when a valid token is enough because nothing of a patient is behind the path. */
    static Optional<Need> of(String method, String path) {
        String[] steps = path.split("/", -1); // the first is what stands before the first slash: nothing
        List<String> parts = Arrays.asList(steps).subList(1, steps.length);
        return switch (parts.get(0)) {
            case "fhir" -> Optional.of(fhir(method.toUpperCase(Locale.ROOT), parts));
            case "kiosk" -> Optional.of(INQUIRY);
            case "desk" -> desk(method.toUpperCase(Locale.ROOT), parts);
            case "medical" -> Optional.of(medical(method.toUpperCase(Locale.ROOT), parts));
            default -> Optional.empty();
        };
    }

    /**
     * Desk tasks, cases, worklists and appointments are of types of their own: who may work on them sees nothing else by that. Names are
     * the patient's. Blank forms hold nothing of anybody.
     */
    private static Optional<Need> desk(String method, List<String> parts) {
        String kind = parts.size() > 2 ? parts.get(2) : "";
        if (kind.equals("forms")) {
            return Optional.empty();
        }
        if (kind.equals("tasks") && parts.size() == 5 && PATIENTS_OWN.contains(parts.get(4))) {
            return Optional.of(new Need("Patient", Permission.READ));
        }
        if (kind.equals("patients")) {
            return Optional.of(switch (parts.getLast()) {
                case "expenses" -> new Need("ExplanationOfBenefit", Permission.READ);
                case "claim-data" -> new Need("Claim", Permission.READ);
                case "certificates", "subsidy-choice" -> new Need("Coverage", Permission.CREATE);
                case "withdrawal" -> new Need("Coverage", Permission.UPDATE);
                default -> INQUIRY;
            });
        }
        int depth = kind.equals("bulk") ? 4 : 3; // /desk/v1/bulk/batches lists, /desk/v1/bulk/batches/1 is one
        boolean one = parts.size() > depth && !parts.get(depth).isEmpty();
        boolean reads = reads(method);
        if (kind.equals("modes")) {
            return Optional.of(new Need("Flag", reads ? Permission.SEARCH : Permission.UPDATE));
        }
        if (kind.equals("visits")) {
            return Optional.of(new Need("Encounter", reads ? Permission.SEARCH : Permission.CREATE));
        }
        if (kind.equals("look-ups")) {
            return Optional.of(new Need("AuditEvent",
                    reads ? Permission.SEARCH : one ? Permission.UPDATE : Permission.CREATE));
        }
        String type = switch (kind) {
            case "cases", "month-end" -> "Claim";
            case "bulk" -> "List";
            case "appointments" -> "Appointment";
            default -> "Task";
        };
        return Optional.of(new Need(type, switch (method) {
            case "GET", "HEAD" -> one ? Permission.READ : Permission.SEARCH;
            default -> Permission.UPDATE;
        }));
    }

    /**
     * To ask is to create, to look is to read, to say that it is another's is to change; consents are taken back, and care begins
     * and ends, apart from that. */
    private static Need medical(String method, List<String> parts) {
        String last = parts.getLast();
        if (last.equals("revocation") || last.equals("care-begin") || last.equals("care-end")
                || last.equals("withdrawal")) {
            return new Need("Consent", reads(method) ? Permission.READ : Permission.UPDATE);
        }
        return new Need("DocumentReference", switch (method) {
            case "GET", "HEAD" -> Permission.READ;
            default -> last.equals("not-this-patient") ? Permission.UPDATE : Permission.CREATE;
        });
    }

    private static boolean reads(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Whether no scope for all types opens it. */
    boolean isNamedOnly() {
        return isNamedOnly(resource);
    }

    static boolean isNamedOnly(String resource) {
        return NAMED_ONLY.contains(resource);
    }

    private static Need fhir(String method, List<String> parts) {
        boolean typed = parts.size() > 1 && !parts.get(1).isEmpty() && Character.isUpperCase(parts.get(1).charAt(0));
        String type = typed ? parts.get(1) : "*";
        boolean search = !typed || parts.size() == 2 || parts.get(2).isEmpty() || parts.get(2).startsWith("_");
        return new Need(type, switch (method) {
            case "GET", "HEAD" -> search ? Permission.SEARCH : Permission.READ;
            case "POST" -> asksAboutSubscriptions(type, parts)
                    ? Permission.READ
                    : search && parts.size() > 2 ? Permission.SEARCH : Permission.CREATE;
            case "PUT", "PATCH" -> Permission.UPDATE;
            case "DELETE" -> Permission.DELETE;
            default -> Permission.UPDATE;
        });
    }

    /** Operations that only tell something, also when they are asked by POST. */
    private static boolean asksAboutSubscriptions(String type, List<String> parts) {
        return type.equals("Subscription")
                && (parts.getLast().equals("$status") || parts.getLast().equals("$events"));
    }

    @Override
    public String toString() {
        return "system/" + resource + "." + permission.letter();
    }
}
