package jp.madoguchi.store.audit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * Who did what when. It names people by the gateway's random ids only.
 *
 * @param at           when
 * @param facility     whose data, where it is known
 * @param client       the client's registered name
 * @param action       what it did
 * @param resourceType FHIR type, if any
 * @param resource     the resource's id, for a read
 * @param patients     patients whose data was given, or was asked for where it was refused; one row is kept for each
 * @param outcome      how it ended
 * @param request      id of the request, which the log carries too
 * @param parameters   names of search parameters, never their values
 */
public record AuditEntry(
        Instant at,
        @Nullable FacilityCode facility,
        String client,
        AuditAction action,
        @Nullable String resourceType,
        @Nullable ResourceId resource,
        List<ResourceId> patients,
        AuditOutcome outcome,
        String request,
        List<String> parameters) {

    private static final int LONGEST_PARAMETER = 64;

    public AuditEntry {
        Objects.requireNonNull(at);
        Objects.requireNonNull(action);
        Objects.requireNonNull(outcome);
        patients = List.copyOf(patients);
        parameters = List.copyOf(parameters);
        client = shortened(client, 128);
        request = shortened(request, 64);
        resourceType = resourceType == null ? null : shortened(resourceType, 64);
        for (String parameter : parameters) {
            if (!isName(parameter)) {
                throw new IllegalArgumentException("only names of parameters are recorded");
            }
        }
    }

    /** The same of an institution's data. */
    public AuditEntry of(FacilityCode owner) {
        return new AuditEntry(at, owner, client, action, resourceType, resource, patients, outcome, request,
                parameters);
    }

    /** The same about these patients. */
    AuditEntry about(List<ResourceId> others) {
        return new AuditEntry(at, facility, client, action, resourceType, resource, others, outcome, request,
                parameters);
    }

    private static boolean isName(String parameter) {
        if (parameter.isEmpty() || parameter.length() > LONGEST_PARAMETER) {
            return false;
        }
        for (int i = 0; i < parameter.length(); i++) {
            char c = parameter.charAt(i);
            if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && "_:.-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
