package jp.madoguchi.gateway.conformance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A condition by which each type can be searched, and that leaves nothing out that a walk needs. */
final class Leads {

    private static final String EVERYBODY = "_lastUpdated=ge2000-01-01&_count=200";
    /** Nothing of it is found without saying of whom. */
    private static final Set<String> MEDICAL = Set.of("MedicationStatement", "Procedure", "Observation");

    private final String patient;
    /** The walk itself adds audit events; those from before it stay the same. */
    private final String audited = EVERYBODY + "&_lastUpdated=lt" + Instant.now().truncatedTo(ChronoUnit.SECONDS);

    /** @param patient id of the patient of whom something is there */
    Leads(String patient) {
        this.patient = patient;
    }

    static boolean isMedical(String type) {
        return MEDICAL.contains(type);
    }

    /** The lead of a type; empty where there are so few that none is needed. */
    String of(String type) {
        return switch (type) {
            case "AuditEvent" -> audited;
            case "Task" -> "status=requested,in-progress&_count=200";
            case "Subscription" -> "";
            default -> isMedical(type) ? "patient=" + patient : EVERYBODY;
        };
    }

    /** The same where a search is by that parameter: what is a lead by itself needs no other. */
    String beside(String type, String parameter) {
        return parameter.equals("_lastUpdated") && !type.equals("Task") ? "_count=200" : of(type);
    }

    /** A search of a type by its lead and more. */
    String search(String type, String... more) {
        return type + "?" + query(of(type), more);
    }

    /** A query of parts, of which some are empty. */
    static String query(String lead, String... more) {
        return Arrays.stream(new String[][]{{lead}, more}).flatMap(Arrays::stream).filter(one -> !one.isEmpty())
                .collect(Collectors.joining("&"));
    }
}
