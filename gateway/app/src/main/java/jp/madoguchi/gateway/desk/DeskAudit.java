package jp.madoguchi.gateway.desk;

import java.time.Instant;
import java.util.List;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Keeps a record of who saw or changed which desk task or case. */
public interface DeskAudit {

    /** What was done. */
    enum Action {
        READ,
        SEARCH,
        CHANGE
    }

    /**
     * One record.
     *
     * @param at         when
     * @param client     the program, from its token
     * @param request    id of the request
     * @param action     what was done
     * @param resource   which task, case or the like, by its own id; null for a search, and where only the patient is known
     * @param patients   whom what was given out is about; of what was refused, whom it names
     * @param parameters names of search parameters
     * @param problem    why nothing was given; null where it was
     */
    record Entry(Instant at, String client, String request, Action action, @Nullable ResourceId resource,
            List<ResourceId> patients, List<String> parameters, @Nullable ProblemCode problem) {
        public Entry {
            patients = List.copyOf(patients);
            parameters = List.copyOf(parameters);
        }
    }

    /** Takes a record over. @throws jp.madoguchi.domain.problem.ProblemException if it cannot be taken: then nothing is given out */
    void record(Entry entry);
}
