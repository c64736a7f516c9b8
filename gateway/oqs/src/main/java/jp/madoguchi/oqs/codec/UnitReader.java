package jp.madoguchi.oqs.codec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.identity.ReferenceNumber;
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

    private final Cursor.Mark begin;
    private final List<EntryReader> entries = new ArrayList<>();
    private final Set<ReferenceNumber> references = new LinkedHashSet<>();
    private @Nullable ProcessingResultStatus status;
    private @Nullable String code;
    private @Nullable String message;
    private @Nullable QualificationValidity validity;
    private @Nullable PrescriptionForm prescription;
    private @Nullable SearchInfoReader echo;

    /** A unit whose element begins there. */
    UnitReader(Cursor.Mark begin) {
        this.begin = begin;
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
                in.once(echo != null);
                echo = new SearchInfoReader();
                echo.read(in);
            }
            case "ReferenceNumber" -> {
                ReferenceNumber reference = in.value(Forms.REFERENCE, null);
                if (reference != null) {
                    references.add(reference);
                }
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
                EntryReader entry = new EntryReader();
                entry.read(in);
                entries.add(entry);
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
        return status != null || validity != null || !entries.isEmpty();
    }

    /**
     * The unit, once the header is known.
     *
     * @param finished whether the first level says that the processing ended normally: then the second is required, and after a
     *                 normal second the third
     */
    ResultUnit unit(boolean finished, Fields in) {
        if (finished && status == null) {
            throw in.missingAt(begin, "ProcessingResultStatus");
        }
        if (finished && status == ProcessingResultStatus.NORMAL && validity == null) {
            throw in.missingAt(begin, "QualificationValidity");
        }
        // Bulk results name the reference number beside the entries; several different ones cannot be told apart.
        ReferenceNumber reference = references.size() == 1 ? references.iterator().next() : null;
        if (references.size() > 1) {
            in.remark(RemarkKind.CONTRADICTION, "ReferenceNumber");
        }
        List<Qualification> qualifications = new ArrayList<>(entries.size());
        PrescriptionForm chosen = prescription;
        Boolean limitChanged = null;
        String arbitraryIdentifier = echo == null ? null : echo.arbitraryIdentifier();
        for (EntryReader entry : entries) {
            qualifications.add(entry.qualification(reference));
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
                status, notice(code, message), validity, echo == null ? null : echo.question(), arbitraryIdentifier,
                qualifications, chosen, limitChanged);
    }

    /** Code and message as they stand; null if there is neither. */
    static @Nullable Notice notice(@Nullable String code, @Nullable String message) {
        return code == null && message == null ? null : new Notice(code, message);
    }
}
