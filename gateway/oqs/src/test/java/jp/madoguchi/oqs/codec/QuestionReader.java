package jp.madoguchi.oqs.codec;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.BulkPerson;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.CollectionPeriod;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Registration;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.oqs.message.CodeTables;

/** Reads a question back, as the terminal would, and takes no element that it does not know. Messages do not name the terminal. */
final class QuestionReader {

    private final Fields in;
    private final List<Search> searches = new ArrayList<>();
    private final List<Registration> registrations = new ArrayList<>();
    private final Search header = new Search();
    private LocalDate day;
    private FacilityCode facility;
    private InquiryId id;
    private ReceptionNumber reception;
    private YearMonth from;
    private YearMonth to;
    private String fileCategory;
    private Boolean prescriptions;
    private CareSetting setting;

    private QuestionReader(Fields in) {
        this.in = in;
    }

    /** One person, or what is searched for, wherever it stands. */
    private static final class Search {
        private InsurerNumber insurer;
        private CardSymbol symbol;
        private CardNumber number;
        private BranchNumber branch;
        private LocalDate birthDate;
        private Boolean consent;
        private String key;
        private ReferenceNumber reference;
        private LocalDate consentFrom;
        private LocalDate consentTo;
        private LocalDate examinationFrom;
        private LocalDate examinationTo;
        private YearMonth month;
        private CareSetting setting;

        MemberId member() {
            return new MemberId(insurer, symbol, number, branch);
        }

        CardQuestion card() {
            return new CardQuestion(member(), birthDate, consent);
        }
    }

    static Question read(ExchangeKind kind, Wire wire, byte[] bytes) {
        try (Envelope envelope = wire.open(bytes)) {
            QuestionReader reader = new QuestionReader(envelope.in());
            reader.message();
            envelope.finish(null);
            return reader.question(kind);
        }
    }

    private void message() {
        while (in.child()) {
            switch (in.name()) {
                case "MessageHeader" -> header();
                case "MessageBody" -> body();
                default -> throw in.invalidHere();
            }
        }
    }

    private void header() {
        while (in.child()) {
            switch (in.name()) {
                case "QualificationConfirmationDate" -> day = in.date(day);
                case "MedicalInstitutionCode" -> facility = in.value(FacilityCode::parse, facility);
                case "ArbitraryFileIdentifier" -> id = in.value(InquiryId::parse, id);
                case "InsurerNumber" -> header.insurer = in.plain(Forms.INSURER, header.insurer);
                case "InsuranceCardSymbol" -> header.symbol = in.plain(Forms.SYMBOL, header.symbol);
                case "InsuredPersonIdentificationNumber" -> header.number = in.plain(Forms.NUMBER, header.number);
                case "BranchNumber" -> header.branch = in.plain(Forms.BRANCH, header.branch);
                default -> throw in.invalidHere();
            }
        }
    }

    private void body() {
        while (in.child()) {
            switch (in.name()) {
                case "QualificationConfirmSearchInfo" -> searches.add(search());
                case "ReferenceNumberRegistrationInfo" -> {
                    Search search = search();
                    registrations.add(new Registration(search.reference, search.member()));
                }
                case "ReceptionNumber" -> reception = in.value(ReceptionNumber::parse, reception);
                case "StartDate" -> from = in.month(from);
                case "EndDate" -> to = in.month(to);
                case "FileCategory" -> fileCategory = in.text(fileCategory);
                case "PrDiInfClassification" ->
                    prescriptions = in.decidingCode(CodeTables.PRESCRIPTIONS_SHOWN, prescriptions);
                case "MedicalTreatmentFlag" -> setting = in.decidingCode(CodeTables.CARE_SETTING, setting);
                default -> throw in.invalidHere();
            }
        }
    }

    private Search search() {
        Search search = new Search();
        while (in.child()) {
            switch (in.name()) {
                case "InsurerNumber" -> search.insurer = in.plain(Forms.INSURER, search.insurer);
                case "InsuredCardSymbol" -> search.symbol = in.plain(Forms.SYMBOL, search.symbol);
                case "InsuredIdentificationNumber" -> search.number = in.plain(Forms.NUMBER, search.number);
                case "InsuredBranchNumber" -> search.branch = in.plain(Forms.BRANCH, search.branch);
                case "Birthdate" -> search.birthDate = in.date(search.birthDate);
                case "LimitApplicationCertificateRelatedConsFlg" ->
                    search.consent = in.decidingCode(CodeTables.CONSENT_IN_QUESTION, search.consent);
                case "ArbitraryIdentifier" -> search.key = in.text(search.key);
                case "ReferenceNumber" -> search.reference = in.plain(Forms.REFERENCE, search.reference);
                case "ConsentDateFrom" -> search.consentFrom = in.date(search.consentFrom);
                case "ConsentDateTo" -> search.consentTo = in.date(search.consentTo);
                case "ExaminationDateFrom" -> search.examinationFrom = in.date(search.examinationFrom);
                case "ExaminationDateTo" -> search.examinationTo = in.date(search.examinationTo);
                case "MedicalTreatmentMonth" -> search.month = in.month(search.month);
                case "MedicalTreatmentFlag" ->
                    search.setting = in.decidingCode(CodeTables.CARE_SETTING, search.setting);
                default -> throw in.invalidHere();
            }
        }
        return search;
    }

    private Question question(ExchangeKind kind) {
        TerminalId terminal = TerminalId.DEFAULT;
        return switch (kind) {
            case CONFIRMATION -> new Question.Confirm(new Inquiry(id, facility, terminal, day, only().card()));
            case CONFIRMATIONS -> new Question.ConfirmMany(id, facility, terminal, day,
                    searches.stream().map(search -> new BulkPerson(search.key, search.card())).toList());
            case REFERENCE_NUMBER ->
                new Question.RegisterReference(id, facility, terminal, registrations.getFirst());
            case REFERENCE_NUMBERS -> new Question.RegisterReferences(id, facility, terminal, registrations);
            case CONSENTED_AT_HOME, CONSENTED_ONLINE -> new Question.CollectConsented(id, facility, terminal,
                    Objects.requireNonNull(only().setting), period(only()));
            case TICKETS -> new Question.CollectTickets(id, facility, terminal, only().month);
            case REFERENCE_NUMBERS_RESULT, CONFIRMATIONS_RESULT, CONSENTED_AT_HOME_RESULT, CONSENTED_ONLINE_RESULT,
                    TICKETS_RESULT ->
                new Question.FetchResult(id, facility, terminal, BulkFamily.of(kind).orElseThrow(), reception);
            case RECHECK_AT_HOME, RECHECK_ONLINE ->
                new Question.Recheck(id, facility, terminal, only().setting, day, only().card());
            case REVOCATION_AT_HOME -> {
                if (only().setting != CareSetting.HOME_VISIT) {
                    throw new AssertionError("not at home");
                }
                yield new Question.RevokeConsent(id, facility, terminal, only().member(), only().birthDate);
            }
            case MEDICINES -> new Question.AskMedicines(id, facility, terminal, header.member(), from, to,
                    "12".contains(fileCategory) ? MedicineContent.MEDICINES : MedicineContent.MEDICINES_AND_TREATMENTS,
                    "13".contains(fileCategory) ? DocumentForm.PDF : DocumentForm.DATA, prescriptions, setting);
            case CHECK_UPS -> new Question.AskCheckUps(id, facility, terminal, header.member(),
                    "1".equals(fileCategory) ? DocumentForm.PDF : DocumentForm.DATA, setting);
        };
    }

    private Search only() {
        if (searches.size() != 1) {
            throw new AssertionError(searches.size() + " searches");
        }
        return searches.getFirst();
    }

    private static CollectionPeriod period(Search search) {
        return search.consentFrom != null
                ? new CollectionPeriod(CollectionPeriod.By.CONSENT, search.consentFrom, search.consentTo)
                : new CollectionPeriod(CollectionPeriod.By.EXAMINATION, search.examinationFrom, search.examinationTo);
    }
}
