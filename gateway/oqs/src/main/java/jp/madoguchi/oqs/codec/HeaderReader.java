package jp.madoguchi.oqs.codec;

import java.time.Instant;
import java.time.LocalDate;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.oqs.message.CodeTables;
import jp.madoguchi.oqs.message.ResultHeader;
import jp.madoguchi.oqs.message.SegmentOfResult;
import jp.madoguchi.oqs.message.TerminalEncoding;
import org.jspecify.annotations.Nullable;

/** Reads a result's MessageHeader (oqs-interface 3.2, 4.2). */
final class HeaderReader {

    private @Nullable FacilityCode facility;
    private @Nullable Instant processedAt;
    private @Nullable LocalDate confirmationDate;
    private @Nullable SegmentOfResult segment;
    private @Nullable String errorCode;
    private @Nullable String errorMessage;
    private @Nullable String arbitraryFileIdentifier;
    private @Nullable ReferenceClassification asked;
    private @Nullable String receptionNumber;
    private @Nullable Integer results;
    private @Nullable TerminalEncoding characterCode;

    ResultHeader read(Fields in) {
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
                case "ReceptionNumber" -> receptionNumber = in.text(receptionNumber);
                case "NumberOfProcessingResult" -> results = in.readable(Digits::number, results);
                case "NumberOfNormalProcessing", "NumberOfError" -> in.skip();
                default -> {
                    in.countUnknown();
                    in.skip();
                }
            }
        }
        if (facility == null) {
            throw in.missing("MedicalInstitutionCode");
        }
        if (processedAt == null) {
            throw in.missing("ProcessExecutionTime");
        }
        if (confirmationDate == null) {
            throw in.missing("QualificationConfirmationDate");
        }
        if (segment == null) {
            throw in.missing("SegmentOfResult");
        }
        return new ResultHeader(
                facility, processedAt, confirmationDate, segment, UnitReader.notice(errorCode, errorMessage),
                arbitraryFileIdentifier, asked, receptionNumber);
    }

    /** The encoding that the header names (文字コード識別子), if it does. */
    @Nullable
    TerminalEncoding characterCode() {
        return characterCode;
    }

    /** How many units a bulk result claims to hold (処理結果件数), if it does. */
    @Nullable
    Integer results() {
        return results;
    }
}
