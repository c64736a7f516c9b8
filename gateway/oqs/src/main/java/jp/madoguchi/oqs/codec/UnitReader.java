package jp.madoguchi.oqs.codec;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.PrescriptionForm;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.oqs.message.CodeTables;
import jp.madoguchi.oqs.message.ProcessingResultStatus;
import jp.madoguchi.oqs.message.RemarkKind;
import jp.madoguchi.oqs.message.ResultUnit;
import org.jspecify.annotations.Nullable;

/** Reads what a file says about one person, at body level or in a BulkConfirmUnit (oqs-interface 3.3, 4.2). */
final class UnitReader {

    /** The first {@link #count} of them hold what was read. */
    private final List<EntryReader> entries = new ArrayList<>(2);
    private final List<Qualification> qualifications = new ArrayList<>(2);
    private int count;
    private @Nullable ReferenceNumber reference;
    private boolean severalReferences;
    private @Nullable ProcessingResultStatus status;
    private @Nullable String code;
    private @Nullable String message;
    private @Nullable QualificationValidity validity;
    private @Nullable PrescriptionForm prescription;
    private final SearchInfoReader echo = new SearchInfoReader();
    private boolean echoSeen;

    /** Forgets what was read, to read another unit. */
    void clear() {
        count = 0;
        reference = null;
        severalReferences = false;
        status = null;
        code = null;
        message = null;
        validity = null;
        prescription = null;
        echoSeen = false;
    }

    /** Reads one child. {@code body} takes bulk units found further down; null inside of one. */
    void readChild(Fields in, @Nullable BodyReader body) {
        switch (in.name()) {
            case "ProcessingResultStatus" ->
                status = in.decidingCode(CodeTables.PROCESSING_RESULT_STATUS, status);
            case "ProcessingResultCode" -> code = in.text(code);
            case "ProcessingResultMessage" -> message = in.text(message);
            case "QualificationValidity" -> validity = in.decidingCode(CodeTables.VALIDITY, validity);
            case "PrescriptionIssueSelect" -> prescription = in.code(CodeTables.PRESCRIPTION_FORM, prescription);
            case "QualificationConfirmSearchInfo" -> {
                in.once(echoSeen);
                echoSeen = true;
                echo.clear();
                echo.read(in);
            }
            case "ReferenceNumber" -> {
                ReferenceNumber another = in.plain(Forms.REFERENCE, null);
                severalReferences |= reference != null && another != null && !reference.equals(another);
                reference = another == null ? reference : another;
            }
            default -> readGroup(in, body);
        }
    }

    /**
     * Entries stand in a ResultList, in the unit itself, or in a group that a later layout may put around them (oqs-interface 10.6):
     * unknown groups are counted, and searched for entries and bulk units only.
     */
    private void readGroup(Fields in, @Nullable BodyReader body) {
        switch (in.name()) {
            case "ResultOfQualificationConfirmation" -> {
                if (count == entries.size()) {
                    entries.add(new EntryReader());
                }
                entries.get(count).read(in);
                count++;
            }
            case "BulkConfirmUnit" -> {
                if (body == null) {
                    throw in.invalidHere();
                }
                body.bulkUnit(in);
            }
            default -> {
                if (!in.name().equals("ResultList")) {
                    in.countUnknown();
                }
                while (in.child()) {
                    readGroup(in, body);
                }
            }
        }
    }

    /** Whether there is anything that makes it a unit of its own beside bulk units. */
    boolean saysSomething() {
        return status != null || validity != null || count > 0;
    }

    /** What is missing in a unit of a result whose processing has finished; its element was just left. */
    @Nullable
    ProblemException problem(Fields in) {
        if (status == null) {
            return in.missing("ProcessingResultStatus");
        }
        return status == ProcessingResultStatus.NORMAL && validity == null ? in.missing("QualificationValidity") : null;
    }

    /** The unit. */
    ResultUnit unit(Fields in) {
        // Bulk results name the reference number beside the entries; several different ones cannot be told apart.
        if (severalReferences) {
            in.remark(RemarkKind.CONTRADICTION, "ReferenceNumber");
        }
        ReferenceNumber beside = severalReferences ? null : reference;
        MemberId asked = echoSeen ? echo.member() : null;
        qualifications.clear();
        PrescriptionForm chosen = prescription;
        Boolean limitChanged = null;
        String arbitraryIdentifier = echoSeen ? echo.arbitraryIdentifier() : null;
        for (int i = 0; i < count; i++) {
            EntryReader entry = entries.get(i);
            qualifications.add(entry.qualification(beside, asked));
            if (chosen == null) {
                chosen = entry.prescription();
            } else if (entry.prescription() != null && entry.prescription() != chosen) {
                in.remark(RemarkKind.CONTRADICTION, "PrescriptionIssueSelect");
            }
            if (entry.limitChanged() != null) {
                limitChanged = entry.limitChanged() || limitChanged != null && limitChanged;
            }
            if (arbitraryIdentifier == null) {
                arbitraryIdentifier = entry.arbitraryIdentifier();
            }
        }
        return new ResultUnit(
                status, notice(code, message), validity, echoSeen ? echo.question() : null, arbitraryIdentifier,
                qualifications, chosen, limitChanged);
    }

    /** Code and message as they stand; null if there is neither. */
    static @Nullable Notice notice(@Nullable String code, @Nullable String message) {
        return code == null && message == null ? null : new Notice(code, message);
    }
}
