package jp.madoguchi.oqs.codec;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import jp.madoguchi.domain.exchange.BulkPerson;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.CollectionPeriod;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.Registration;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.oqs.message.CodeTables;
import jp.madoguchi.oqs.message.TerminalEncoding;
import org.jspecify.annotations.Nullable;

/** Writes questions as the terminal takes them (oqs-interface 3.1, 4, 5.1, 9). */
public final class RequestWriter {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    /** A writer; it keeps nothing and serves any number of threads. */
    public RequestWriter() {}

    /** A single confirmation's file. */
    public byte[] write(Inquiry inquiry, TerminalEncoding encoding) {
        return write(new Question.Confirm(inquiry), encoding);
    }

    /**
     * A question's file in XML. Symbol and number are written exactly as the card has them; optional elements that are not known are
     * left out; the insurer's number is padded with blanks on the left to 8 characters.
     *
     * @throws ProblemException {@code CHARACTER_NOT_ENCODABLE} with the element's path and the character's code point
     *                          ({@code XmlMsg/…/InsuredCardSymbol U+9AD9}) if it cannot stand in XML or in the encoding
     */
    public byte[] write(Question question, TerminalEncoding encoding) {
        return written(question, new XmlPage(encoding));
    }

    /**
     * A question's message in JSON: as in XML, but that the insurer's number is padded with zeros and lists are arrays.
     *
     * @throws ProblemException {@code CHARACTER_NOT_ENCODABLE} as above
     */
    public byte[] writeJson(Question question) {
        return written(question, new JsonPage());
    }

    private static byte[] written(Question question, Page page) {
        page.group(Page.ROOT, () -> {
            page.group("MessageHeader", () -> header(question, page));
            page.group("MessageBody", () -> body(question, page));
        });
        return page.bytes();
    }

    private static void header(Question question, Page page) {
        page.element("QualificationConfirmationDate", day(confirmationDate(question)));
        page.element("MedicalInstitutionCode", question.facility().value());
        MemberId member = memberInHeader(question);
        if (member != null) {
            page.insurer("InsurerNumber", member.insurer());
            page.element("InsuranceCardSymbol", member.symbol() == null ? null : member.symbol().value());
            page.element("InsuredPersonIdentificationNumber", member.number().value());
            page.element("BranchNumber", member.branch() == null ? null : member.branch().value());
        }
        page.element("ArbitraryFileIdentifier", question.id().value());
    }

    private static @Nullable LocalDate confirmationDate(Question question) {
        return switch (question) {
            case Question.Confirm confirm -> confirm.inquiry().confirmationDate();
            case Question.ConfirmMany many -> many.confirmationDate();
            case Question.Recheck recheck -> recheck.confirmationDate();
            case Question.RegisterReference register -> null;
            case Question.RegisterReferences register -> null;
            case Question.CollectConsented collect -> null;
            case Question.CollectTickets collect -> null;
            case Question.FetchResult fetch -> null;
            case Question.AskMedicines ask -> null;
            case Question.AskCheckUps ask -> null;
            case Question.RevokeConsent revoke -> null;
        };
    }

    /** Questions about medical information name the person in the header, by names of their own (oqs-interface 5.1). */
    private static @Nullable MemberId memberInHeader(Question question) {
        return switch (question) {
            case Question.AskMedicines ask -> ask.member();
            case Question.AskCheckUps ask -> ask.member();
            case Question.Confirm confirm -> null;
            case Question.ConfirmMany many -> null;
            case Question.Recheck recheck -> null;
            case Question.RegisterReference register -> null;
            case Question.RegisterReferences register -> null;
            case Question.CollectConsented collect -> null;
            case Question.CollectTickets collect -> null;
            case Question.FetchResult fetch -> null;
            case Question.RevokeConsent revoke -> null;
        };
    }

    private static void body(Question question, Page page) {
        switch (question) {
            case Question.Confirm confirm ->
                page.group("QualificationConfirmSearchInfo", () -> card(confirm.inquiry().card(), page));
            case Question.ConfirmMany many ->
                page.repeat("QualificationConfirmSearchInfo", many.persons(), person -> person(person, page));
            case Question.Recheck recheck -> page.group("QualificationConfirmSearchInfo", () -> {
                card(recheck.card(), page);
                setting(recheck.setting(), page);
            });
            case Question.RegisterReference register -> page.group("ReferenceNumberRegistrationInfo",
                    () -> registration(register.registration(), page));
            case Question.RegisterReferences register -> page.repeat("ReferenceNumberRegistrationInfo",
                    register.registrations(), registration -> registration(registration, page));
            case Question.CollectConsented collect -> page.group("QualificationConfirmSearchInfo", () -> {
                period(collect.period(), page);
                setting(collect.setting(), page);
            });
            case Question.CollectTickets collect -> page.group("QualificationConfirmSearchInfo",
                    () -> page.element("MedicalTreatmentMonth", MONTH.format(collect.month())));
            case Question.FetchResult fetch -> page.element("ReceptionNumber", fetch.reception().value());
            case Question.AskMedicines ask -> medicines(ask, page);
            case Question.AskCheckUps ask -> {
                page.element("FileCategory", ask.form() == DocumentForm.PDF ? "1" : "2");
                setting(ask.setting(), page);
            }
            case Question.RevokeConsent revoke -> page.group("QualificationConfirmSearchInfo", () -> {
                member(revoke.member(), page);
                page.element("Birthdate", day(revoke.birthDate()));
                setting(CareSetting.HOME_VISIT, page);
            });
        }
    }

    private static void medicines(Question.AskMedicines ask, Page page) {
        page.element("StartDate", month(ask.from()));
        page.element("EndDate", month(ask.to()));
        page.element("FileCategory", switch (ask.content()) {
            case MEDICINES -> ask.form() == DocumentForm.PDF ? "1" : "2";
            case MEDICINES_AND_TREATMENTS -> ask.form() == DocumentForm.PDF ? "3" : "4";
        });
        page.element("PrDiInfClassification", CodeTables.PRESCRIPTIONS_SHOWN.codeOf(ask.prescriptions()));
        setting(ask.setting(), page);
    }

    private static void period(CollectionPeriod period, Page page) {
        String by = switch (period.by()) {
            case CONSENT -> "ConsentDate";
            case EXAMINATION -> "ExaminationDate";
        };
        page.element(by + "From", day(period.from()));
        page.element(by + "To", day(period.to()));
    }

    private static void person(BulkPerson person, Page page) {
        card(person.card(), page);
        page.element("ArbitraryIdentifier", person.key());
    }

    /** QualificationConfirmSearchInfo of one person. */
    static void card(CardQuestion card, Page page) {
        member(card.member(), page);
        page.element("Birthdate", day(card.birthDate()));
        page.element("LimitApplicationCertificateRelatedConsFlg",
                CodeTables.CONSENT_IN_QUESTION.codeOf(card.limitConsent()));
    }

    /** ReferenceNumberRegistrationInfo. */
    static void registration(Registration registration, Page page) {
        page.element("ReferenceNumber", registration.reference().value());
        member(registration.member(), page);
    }

    /** The elements that name a membership. */
    static void member(MemberId member, Page page) {
        page.insurer("InsurerNumber", member.insurer());
        page.element("InsuredCardSymbol", member.symbol() == null ? null : member.symbol().value());
        page.element("InsuredIdentificationNumber", member.number().value());
        page.element("InsuredBranchNumber", member.branch() == null ? null : member.branch().value());
    }

    private static void setting(CareSetting setting, Page page) {
        page.element("MedicalTreatmentFlag", CodeTables.CARE_SETTING.codeOf(setting));
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : DAY.format(day);
    }

    private static String month(YearMonth month) {
        return MONTH.format(month);
    }
}
