package jp.madoguchi.oqs.codec;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.oqs.message.ProcessingResultStatus;
import jp.madoguchi.oqs.message.ResultUnit;
import org.jspecify.annotations.Nullable;

/** Reads a result's MessageBody: one unit of its own, or any number of BulkConfirmUnit (oqs-interface 3.3, 4.2). */
final class BodyReader {

    private final UnitReader own = new UnitReader();
    private final List<ResultUnit> bulk = new ArrayList<>();
    private @Nullable UnitReader bulkReader;
    private @Nullable ResultUnit ownUnit;
    private @Nullable ProblemException ownProblem;
    private @Nullable ProblemException bulkProblem;

    void read(Fields in) {
        while (in.child()) {
            own.readChild(in, this);
        }
        if (own.saysSomething() || bulk.isEmpty()) {
            ownProblem = own.problem(in);
            ownUnit = own.unit(in);
        }
    }

    /** Reads the BulkConfirmUnit that is open. */
    void bulkUnit(Fields in) {
        UnitReader reader = bulkReader == null ? new UnitReader() : bulkReader;
        bulkReader = reader;
        reader.clear();
        while (in.child()) {
            reader.readChild(in, null);
        }
        if (bulkProblem == null) {
            bulkProblem = reader.problem(in);
        }
        bulk.add(reader.unit(in));
    }

    /**
     * What was read, once the header is known.
     *
     * @param finished  whether the first level says that the processing ended normally: then each unit must have the second, and
     *                  after a normal second the third
     * @param emptyBulk whether it may be about nobody
     */
    List<ResultUnit> units(boolean finished, boolean emptyBulk) {
        boolean ownCounts = ownUnit != null && (own.saysSomething() || !emptyBulk);
        ProblemException problem = ownCounts && ownProblem != null ? ownProblem : bulkProblem;
        if (finished && problem != null) {
            throw problem;
        }
        if (ownUnit != null && ownCounts) {
            bulk.addFirst(ownUnit);
        }
        return bulk;
    }

    /** Whether the body itself says that a bulk question was refused as a whole. */
    boolean refusesAll() {
        return bulk.isEmpty() && ownUnit != null && ownUnit.status() == ProcessingResultStatus.ERROR;
    }

    /** What the body itself says beside its status, if it does. */
    @Nullable
    Notice ownNotice() {
        return ownUnit == null ? null : ownUnit.notice();
    }

    /** The persons of a bulk result whose processing ended normally; a status of the body itself is about none of them. */
    List<ResultUnit> persons() {
        boolean ownPerson = ownUnit != null && (ownUnit.validity() != null || !ownUnit.qualifications().isEmpty());
        ProblemException problem = ownPerson && ownProblem != null ? ownProblem : bulkProblem;
        if (problem != null) {
            throw problem;
        }
        if (ownUnit != null && ownPerson) {
            bulk.addFirst(ownUnit);
        }
        return bulk;
    }
}
