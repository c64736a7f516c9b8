package jp.madoguchi.oqs.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.medical.CareMonth;
import jp.madoguchi.domain.medical.CheckUp;
import jp.madoguchi.domain.medical.CheckUpHistory;
import jp.madoguchi.domain.medical.MedicalSubject;
import jp.madoguchi.domain.medical.MedicineHistory;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.oqs.message.CodeTables;
import jp.madoguchi.oqs.message.ProcessingResultStatus;
import jp.madoguchi.oqs.message.SegmentOfResult;
import jp.madoguchi.oqs.message.TerminalEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Reads medicines, treatments and check-ups (oqs-interface 5.2). Where in the tree result code and message stand is not known, so all
 * groups are searched, known and unknown.
 */
final class MedicalReader {

    private static final String SUCCESS = "1";

    private final ExchangeKind kind;
    private final List<CareMonth> claims = new ArrayList<>();
    private final List<CareMonth> prescriptions = new ArrayList<>();
    private final List<CareMonth> dispensings = new ArrayList<>();
    private final List<CheckUp> checkUps = new ArrayList<>();
    private @Nullable FacilityCode facility;
    private @Nullable String fileIdentifier;
    private @Nullable Instant processedAt;
    private @Nullable SegmentOfResult segment;
    private @Nullable ProcessingResultStatus status;
    private @Nullable String resultCode;
    private @Nullable String contents;
    private @Nullable String errorCode;
    private @Nullable String errorMessage;
    private @Nullable String processingCode;
    private @Nullable String processingMessage;
    private @Nullable TerminalEncoding characterCode;
    private @Nullable MedicalSubject subject;

    MedicalReader(ExchangeKind kind) {
        this.kind = kind;
    }

    void read(Fields in) {
        while (in.child()) {
            switch (in.name()) {
                case "ResultCode" -> resultCode = in.text(resultCode);
                case "MessageContents" -> contents = in.text(contents);
                case "SegmentOfResult" -> segment = in.decidingCode(CodeTables.SEGMENT_OF_RESULT, segment);
                case "ProcessingResultStatus" ->
                    status = in.decidingCode(CodeTables.PROCESSING_RESULT_STATUS, status);
                case "ErrorCode" -> errorCode = in.text(errorCode);
                case "ErrorMessage" -> errorMessage = in.text(errorMessage);
                case "ProcessingResultCode" -> processingCode = in.text(processingCode);
                case "ProcessingResultMessage" -> processingMessage = in.text(processingMessage);
                case "MedicalInstitutionCode" -> facility = in.value(FacilityCode::parse, facility);
                case "ArbitraryFileIdentifier" -> fileIdentifier = in.text(fileIdentifier);
                case "ProcessExecutionTime" -> processedAt = in.plainIfReadable(Dates.MOMENT, processedAt);
                case "CharacterCodeIdentifier" -> characterCode = in.code(CodeTables.CHARACTER_CODE, characterCode);
                case "QuaInf", "QualificationsInfo" -> {
                    in.once(subject != null);
                    subject = subject(in);
                }
                default -> readContent(in);
            }
        }
    }

    private void readContent(Fields in) {
        if (kind == ExchangeKind.MEDICINES) {
            switch (in.name()) {
                case "MeTrMonthInf" -> claims.add(MonthReader.CLAIM.month(in));
                case "ShPrMonthInf" -> prescriptions.add(MonthReader.PRESCRIPTION.month(in));
                case "CzDiMonthInf" -> dispensings.add(MonthReader.DISPENSING.month(in));
                case "MessageHeader", "MessageBody", "ShPrInf", "CzDiInf" -> read(in);
                default -> {
                    in.countUnknown();
                    read(in);
                }
            }
        } else {
            switch (in.name()) {
                case "SpecificHealthCheckupInfo" -> checkUps.add(CheckUpReader.checkUp(in));
                case "MessageHeader", "MessageBody" -> read(in);
                default -> {
                    in.countUnknown();
                    read(in);
                }
            }
        }
    }

    private static MedicalSubject subject(Fields in) {
        PersonName name = null;
        KanaName kana = null;
        LocalDate birthDate = null;
        Sex sex = null;
        while (in.child()) {
            switch (in.name()) {
                case "Name" -> name = in.plainIfReadable(Forms.NAME, name);
                case "KanaName", "KanasName" -> kana = in.plainIfReadable(Forms.KANA, kana);
                case "Birth", "Birthday" -> birthDate = in.plainIfReadable(Dates.DAY, birthDate);
                case "AdmGendCode", "AdministrativeGenderCode" -> sex = in.code(CodeTables.SEX, sex);
                default -> {
                    in.countUnknown();
                    in.skip();
                }
            }
        }
        return new MedicalSubject(name, kana, birthDate, sex);
    }

    @Nullable
    TerminalEncoding characterCode() {
        return characterCode;
    }

    /** What it says: a failure if anything in it does, and success only if the result code does. */
    Reply reply(Fields in) {
        Echo echo = new Echo(facility, fileIdentifier, processedAt);
        if (segment == SegmentOfResult.PROCESSING) {
            return new Reply.StillProcessing(kind, echo, null);
        }
        boolean failed = segment == SegmentOfResult.ABORTED || status == ProcessingResultStatus.ERROR
                || resultCode != null && !resultCode.equals(SUCCESS) || resultCode == null && contents != null;
        if (failed) {
            return new Reply.Failed(kind, echo, new Notice(firstOf(errorCode, processingCode, resultCode),
                    firstOf(errorMessage, processingMessage, contents)));
        }
        if (resultCode == null) {
            throw in.missing("ResultCode");
        }
        MedicalSubject about = subject == null ? MedicalSubject.UNNAMED : subject;
        return new Reply.MedicalInformation(kind, echo, kind == ExchangeKind.MEDICINES
                ? new MedicineHistory(about, claims, prescriptions, dispensings)
                : new CheckUpHistory(about, checkUps));
    }

    private static @Nullable String firstOf(@Nullable String first, @Nullable String second, @Nullable String third) {
        if (first != null) {
            return first;
        }
        return second != null ? second : third;
    }
}
