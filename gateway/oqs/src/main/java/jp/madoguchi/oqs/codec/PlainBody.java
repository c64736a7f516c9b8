package jp.madoguchi.oqs.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Registration;
import jp.madoguchi.domain.exchange.RegistrationOutcome;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.oqs.message.CodeTables;
import jp.madoguchi.oqs.message.ProcessingResultStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads a MessageBody without qualifications: the number of an accepted job, registrations and what became of them, or nothing but a
 * status (oqs-interface 4.1, 4.2).
 */
final class PlainBody {

    private final Cursor.Mark begin;
    private final List<PlainBody> units = new ArrayList<>();
    private @Nullable ProcessingResultStatus status;
    private @Nullable String code;
    private @Nullable String message;
    private @Nullable ReceptionNumber reception;
    private @Nullable Instant acceptedAt;
    private boolean echoed;
    private @Nullable Registration registration;

    PlainBody(Cursor.Mark begin) {
        this.begin = begin;
    }

    void read(Fields in) {
        while (in.child()) {
            switch (in.name()) {
                case "ProcessingResultStatus" ->
                    status = in.decidingCode(CodeTables.PROCESSING_RESULT_STATUS, status);
                case "ProcessingResultCode" -> code = in.text(code);
                case "ProcessingResultMessage" -> message = in.text(message);
                case "ReceptionNumber" -> reception = in.value(ReceptionNumber::parse, reception);
                case "ReceptionDateTime" -> acceptedAt = in.plainIfReadable(Dates.MOMENT, acceptedAt);
                case "ReferenceNumberRegistrationInfo" -> {
                    in.once(echoed);
                    echoed = true;
                    registration = registration(in);
                }
                case "BulkRegistrationUnit" -> {
                    PlainBody unit = new PlainBody(in.mark());
                    units.add(unit);
                    unit.read(in);
                }
                default -> {
                    in.countUnknown();
                    in.skip();
                }
            }
        }
    }

    /** What somebody typed is echoed as typed: what cannot be read is counted, and the echo taken as absent. */
    private static @Nullable Registration registration(Fields in) {
        ReferenceNumber reference = null;
        InsurerNumber insurer = null;
        CardSymbol symbol = null;
        CardNumber number = null;
        BranchNumber branch = null;
        while (in.child()) {
            switch (in.name()) {
                case "ReferenceNumber" -> reference = in.plainIfReadable(Forms.REFERENCE, reference);
                case "InsurerNumber" -> insurer = in.plainIfReadable(Forms.INSURER, insurer);
                case "InsuredCardSymbol" -> symbol = in.plainIfReadable(Forms.SYMBOL, symbol);
                case "InsuredIdentificationNumber" -> number = in.plainIfReadable(Forms.NUMBER, number);
                case "InsuredBranchNumber" -> branch = in.plainIfReadable(Forms.BRANCH, branch);
                default -> {
                    in.countUnknown();
                    in.skip();
                }
            }
        }
        return reference == null || insurer == null || number == null
                ? null
                : new Registration(reference, new MemberId(insurer, symbol, number, branch));
    }

    @Nullable
    ProcessingResultStatus status() {
        return status;
    }

    /** The status, which must be there. */
    ProcessingResultStatus requiredStatus(Fields in) {
        if (status == null) {
            throw in.missingAt(begin, "ProcessingResultStatus");
        }
        return status;
    }

    @Nullable
    Notice notice() {
        return UnitReader.notice(code, message);
    }

    @Nullable
    ReceptionNumber reception() {
        return reception;
    }

    @Nullable
    Instant acceptedAt() {
        return acceptedAt;
    }

    List<PlainBody> units() {
        return units;
    }

    /** What became of a registration. */
    RegistrationOutcome outcome(Fields in) {
        return new RegistrationOutcome(registration, requiredStatus(in) == ProcessingResultStatus.NORMAL, notice());
    }
}
