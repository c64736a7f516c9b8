package jp.madoguchi.oqs.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import jp.madoguchi.domain.exchange.BulkCounts;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.oqs.message.CodeTables;
import jp.madoguchi.oqs.message.ResultHeader;
import jp.madoguchi.oqs.message.SegmentOfResult;
import jp.madoguchi.oqs.message.TerminalEncoding;
import org.jspecify.annotations.Nullable;

/** Reads the MessageHeader of any reply but medical information (oqs-interface 3.2, 4.1, 4.2). */
final class ReplyHeader {

    /** What must stand in a header beside institution and time. */
    enum Needs {
        /** The day that validity was asked for, and how the processing ended. */
        DAY_AND_SEGMENT,
        /** How the processing ended. */
        SEGMENT,
        /** Nothing: the first step of a bulk exchange. */
        NOTHING
    }

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final Needs needs;
    private final boolean bulk;
    private @Nullable FacilityCode facility;
    private @Nullable Instant processedAt;
    private @Nullable LocalDate confirmationDate;
    private @Nullable SegmentOfResult segment;
    private @Nullable String errorCode;
    private @Nullable String errorMessage;
    private @Nullable String arbitraryFileIdentifier;
    private @Nullable ReferenceClassification asked;
    private @Nullable ReceptionNumber reception;
    private @Nullable Integer results;
    private @Nullable Integer normal;
    private @Nullable Integer errors;
    private @Nullable TerminalEncoding characterCode;

    ReplyHeader(Needs needs) {
        this(needs, false);
    }

    /** {@code bulk}: of a bulk result, which needs a day only if it holds persons. */
    ReplyHeader(Needs needs, boolean bulk) {
        this.needs = needs;
        this.bulk = bulk;
    }

    void read(Fields in) {
        while (in.child()) {
            switch (in.name()) {
                case "MedicalInstitutionCode" -> facility = in.value(FacilityCode::parse, facility);
                case "ProcessExecutionTime" -> processedAt = in.time(processedAt);
                case "QualificationConfirmationDate" -> confirmationDate = in.date(confirmationDate);
                case "SegmentOfResult" -> segment = in.decidingCode(CodeTables.SEGMENT_OF_RESULT, segment);
                case "ErrorCode" -> errorCode = in.text(errorCode);
                case "ErrorMessage" -> errorMessage = in.text(errorMessage);
                case "ArbitraryFileIdentifier" -> arbitraryFileIdentifier = in.text(arbitraryFileIdentifier);
                case "ReferenceClassification" -> asked = in.code(CodeTables.REFERENCE_CLASSIFICATION, asked);
                case "CharacterCodeIdentifier" -> characterCode = in.code(CodeTables.CHARACTER_CODE, characterCode);
                case "ReceptionNumber" -> reception = in.value(ReceptionNumber::parse, reception);
                case "NumberOfProcessingResult" -> results = in.plainIfReadable(Digits.NUMBER, results);
                case "NumberOfNormalProcessing" -> normal = in.plainIfReadable(Digits.NUMBER, normal);
                case "NumberOfError" -> errors = in.plainIfReadable(Digits.NUMBER, errors);
                default -> {
                    in.countUnknown();
                    in.skip();
                }
            }
        }
        check(in);
    }

    private void check(Fields in) {
        if (facility == null) {
            throw in.missing("MedicalInstitutionCode");
        }
        if (processedAt == null) {
            throw in.missing("ProcessExecutionTime");
        }
        if (segment == null && needs != Needs.NOTHING) {
            throw in.missing("SegmentOfResult");
        }
        // What failed as a whole, such as a fetch by a number that is not known any more, is about no day.
        boolean dayless = bulk && segment != SegmentOfResult.FINISHED;
        if (confirmationDate == null && needs == Needs.DAY_AND_SEGMENT && !dayless) {
            throw in.missing("QualificationConfirmationDate");
        }
    }

    Echo echo() {
        return new Echo(facility, arbitraryFileIdentifier, processedAt);
    }

    /** How the processing ended; one that does not say ended normally. */
    SegmentOfResult segment() {
        return segment == null ? SegmentOfResult.FINISHED : segment;
    }

    @Nullable
    Notice error() {
        return UnitReader.notice(errorCode, errorMessage);
    }

    @Nullable
    ReceptionNumber reception() {
        return reception;
    }

    BulkCounts counts() {
        return new BulkCounts(results, normal, errors);
    }

    /** The encoding that the header names (文字コード識別子), if it does. */
    @Nullable
    TerminalEncoding characterCode() {
        return characterCode;
    }

    /** As the header of a confirmation; without a day of its own, the day of processing. */
    ResultHeader ofConfirmation() {
        Instant at = Objects.requireNonNull(processedAt);
        LocalDate day = confirmationDate == null ? LocalDate.ofInstant(at, TOKYO) : confirmationDate;
        return new ResultHeader(Objects.requireNonNull(facility), at, day, segment(), error(), arbitraryFileIdentifier,
                asked, reception == null ? null : reception.value());
    }
}
