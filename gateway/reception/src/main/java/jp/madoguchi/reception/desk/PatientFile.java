package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.channel.Channel;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.channel.InsuranceScheme;
import jp.madoguchi.domain.channel.Lookup;
import jp.madoguchi.domain.channel.MonthVisit;
import jp.madoguchi.domain.channel.OnFile;
import jp.madoguchi.domain.channel.PaperKind;
import jp.madoguchi.domain.channel.PaperVerdict;
import jp.madoguchi.domain.channel.Presentation;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.QueryBy;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.CoverageCategory;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger holds of a patient, as the rules of the reception ask for it. What it cannot know counts as not there: a typed question
 * without a word of what was shown proves no month.
 */
final class PatientFile {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final LedgerTransaction ledger;
    private final AcceptedPapers papers;

    PatientFile(LedgerTransaction ledger, AcceptedPapers papers) {
        this.ledger = ledger;
        this.papers = papers;
    }

    /** What is on file of a patient on a day, without any lookup; how consents stand where something away from the reader is presented. */
    OnFile of(PatientRecord patient, LocalDate visit, Presented presented) {
        List<CoverageRecord> coverages = ledger.coverages(patient.id()).stream().filter(one -> one.ticket() == null)
                .toList();
        boolean stored = coverages.isEmpty()
                ? !patient.members().isEmpty()
                : coverages.stream().anyMatch(one -> one.standing() != CoverageStanding.LOST);
        boolean before = coverages.stream().anyMatch(one -> dayOf(one).isBefore(visit));
        OnFile.RemoteConsent consent = presented instanceof Presented.RemoteVerification
                ? new HomeConsent(ledger).of(patient.id(), visit)
                : OnFile.RemoteConsent.NONE;
        return new OnFile(stored || before || patient.standing() == PatientStanding.LINKED, stored,
                visits(patient.id(), YearMonth.from(visit)), consent, null);
    }

    private static LocalDate dayOf(CoverageRecord coverage) {
        return LocalDate.ofInstant(coverage.asOf(), JAPAN);
    }

    /** The visits that answers received since the beginning of a month tell of; those of other months are for the rule to leave out. */
    List<MonthVisit> visits(ResourceId patient, YearMonth month) {
        List<MonthVisit> visits = new ArrayList<>();
        List<AnswerRecord> answers = since(patient, month);
        for (AnswerRecord answer : answers) {
            visit(answer).ifPresent(visits::add);
        }
        for (LookUpRecord.Told told : told(patient)) {
            seenOnScreen(told, answers).ifPresent(visits::add);
        }
        return visits;
    }

    /** The visit that a desk told the screen of failure mode about, as it counts now; empty where it counts as none. */
    Optional<MonthVisit> seenOnScreen(ResourceId patient, LocalDate visit) {
        return told(patient).stream().filter(told -> told.visit().equals(visit)).findFirst()
                .flatMap(told -> seenOnScreen(told, since(patient, YearMonth.from(visit))));
    }

    private Collection<LookUpRecord.Told> told(ResourceId patient) {
        return LookUpRecord.lastTold(ledger.modes().lookUpsOf(patient, ExceptionalView.Kind.FAILURE));
    }

    /**
     * A card that nothing could read was there, and the screen of failure mode was asked about its face (R-CH-50); no answer proves nothing.
     * What the national system itself said since of that visit goes before what a person read, and before their having read nothing.
     */
    private Optional<MonthVisit> seenOnScreen(LookUpRecord.Told told, List<AnswerRecord> answers) {
        return reChecked(told.visit(), answers).or(() -> Optional.ofNullable(told.validity()))
                .flatMap(validity -> Presentation.of(Channel.FAILURE_MODE)
                        .map(by -> new MonthVisit(told.visit(), by, validity)));
    }

    /** What the re-check of a visit was answered, newest first; empty while it was not. */
    private Optional<QualificationValidity> reChecked(LocalDate visit, List<AnswerRecord> answers) {
        return answers.stream()
                .filter(answer -> answer.answer().confirmationDate().equals(visit) && answer.inquiry() != null
                        && ledger.rechecks().byQuestion(answer.inquiry()).isPresent())
                .flatMap(answer -> Stream.ofNullable(validity(answer))).findFirst();
    }

    /** The visit that an answer tells of; empty where it tells of none. */
    Optional<MonthVisit> visit(AnswerRecord answer) {
        return presentation(answer)
                .map(by -> new MonthVisit(answer.answer().confirmationDate(), by, validity(answer)));
    }

    private List<AnswerRecord> since(ResourceId patient, YearMonth month) {
        return ledger.answersOf(patient, month.atDay(1).atStartOfDay(JAPAN).toInstant());
    }

    private static @Nullable QualificationValidity validity(AnswerRecord answer) {
        return answer.answer().outcome() instanceof AnswerOutcome.Confirmed confirmed ? confirmed.validity() : null;
    }

    private Optional<InquiryRecord> asked(AnswerRecord answer) {
        return Optional.ofNullable(answer.inquiry()).flatMap(ledger::inquiry);
    }

    /**
     * How the visit of an answer was proven; empty for what was no visit, as a question about tomorrow's appointments, or the gateway's own
     * about a case (R-CL-06): those ask about a visit that has its presentation already.
     */
    private Optional<Presentation> presentation(AnswerRecord answer) {
        if (answer.inquiry() == null) {
            return Optional.of(Presentation.MY_NUMBER_CARD);
        }
        return asked(answer).filter(question -> question.question().kind() == ExchangeKind.CONFIRMATION
                && question.shown() != null)
                .map(question -> isProof(question, answer) ? Presentation.PAPER : Presentation.PATIENT_CARD_ONLY);
    }

    private boolean isProof(InquiryRecord question, AnswerRecord answer) {
        ShownAtDesk shown = question.shown();
        if (shown == null || question.card().isEmpty()) {
            return false;
        }
        Optional<PaperVerdict> verdict = CoverageCategory.of(question.card().get().member().insurer())
                .flatMap(InsuranceScheme::of)
                .flatMap(scheme -> shown.verdict(papers, scheme, answer.answer().confirmationDate()));
        return verdict.filter(one -> one == PaperVerdict.OK
                || one == PaperVerdict.OK_IF_VALID && validity(answer) == QualificationValidity.VALID).isPresent();
    }

    /**
     * What the national system said at this visit, of the questions that were asked this way; null before it was asked.
     *
     * @param by        how it would be asked by what is presented
     * @param presented what that is; a consent given online proves nothing at home, and what another paper's number gave nothing of this one
     */
    @Nullable
    Lookup lookup(PatientRecord patient, QueryBy by, LocalDate visit, Presented presented) {
        return since(patient.id(), YearMonth.from(visit)).stream()
                .filter(answer -> answer.answer().confirmationDate().equals(visit) && isBy(answer, by, presented))
                .findFirst().flatMap(answer -> Lookup.of(by, answer.answer().outcome())).orElse(null);
    }

    /** Where the patient is, as the national system tells apart what it was asked: what needs no mobile device is outpatient care. */
    private static CareSetting setting(Presented presented) {
        return presented instanceof Presented.RemoteVerification remote
                ? remote.situation() == CareSituation.ONLINE ? CareSetting.ONLINE : CareSetting.HOME_VISIT
                : CareSetting.OUTPATIENT;
    }

    private boolean isBy(AnswerRecord answer, QueryBy by, Presented presented) {
        if (answer.inquiry() == null) {
            return by == QueryBy.CARD_CERTIFICATE;
        }
        Optional<InquiryRecord> question = asked(answer);
        if (question.isEmpty()) {
            return false;
        }
        ShownAtDesk shown = question.get().shown();
        CareSetting setting = setting(presented);
        return switch (question.get().question().kind()) {
            case CONFIRMATION -> isTyped(shown, by) && isOfPaper(shown, presented);
            case CONFIRMATIONS, CONFIRMATIONS_RESULT -> by == QueryBy.STORED_NUMBER;
            case CONSENTED_AT_HOME, CONSENTED_AT_HOME_RESULT -> by == QueryBy.INSTITUTION_CODE
                    && setting == CareSetting.HOME_VISIT;
            case CONSENTED_ONLINE, CONSENTED_ONLINE_RESULT -> by == QueryBy.INSTITUTION_CODE
                    && setting == CareSetting.ONLINE;
            case RECHECK_AT_HOME -> by == QueryBy.RE_QUERY && setting == CareSetting.HOME_VISIT;
            case RECHECK_ONLINE -> by == QueryBy.RE_QUERY && setting == CareSetting.ONLINE;
            case REFERENCE_NUMBER, REFERENCE_NUMBERS, REFERENCE_NUMBERS_RESULT, TICKETS, TICKETS_RESULT,
                    REVOCATION_AT_HOME, MEDICINES, CHECK_UPS ->
                false;
        };
    }

    /**
     * Whether a typed question was one of this kind. The four items are asked on the terminal's own screen only; a number that was typed
     * for a My Number card that nothing could read is what the desk asked in their place (R-RS-06).
     */
    private static boolean isTyped(@Nullable ShownAtDesk shown, QueryBy by) {
        ShownAtDesk.Thing thing = shown == null ? ShownAtDesk.Thing.UNKNOWN : shown.what();
        return switch (by) {
            case STORED_NUMBER -> thing == ShownAtDesk.Thing.PATIENT_CARD;
            case TYPED_CARD_DATA -> thing != ShownAtDesk.Thing.PATIENT_CARD;
            case FOUR_ITEMS -> thing == ShownAtDesk.Thing.MY_NUMBER_CARD;
            case CARD_CERTIFICATE, INSTITUTION_CODE, RE_QUERY -> false;
        };
    }

    /**
     * Whether a typed number may be that of the paper that is presented. What is presented is what is verified (R-CH-30), and the number of one
     * paper reveals nothing of another (R-CH-14); where nobody said what was shown, it may.
     */
    private static boolean isOfPaper(@Nullable ShownAtDesk shown, Presented presented) {
        Optional<PaperKind> asked = presented instanceof Presented.ShownPaper paper
                ? Optional.of(paper.kind())
                : presented instanceof Presented.NoticeWithCard
                        ? Optional.of(PaperKind.QUALIFICATION_NOTICE)
                        : Optional.empty();
        return asked.isEmpty() || shown == null || shown.what() == ShownAtDesk.Thing.UNKNOWN
                || shown.what().paper().equals(asked);
    }

    /** What came of a question that a desk asked at this visit; null while no answer has come, and where it was asked otherwise. */
    static @Nullable Lookup lookup(InquiryRecord question, QueryBy by) {
        boolean asked = switch (by) {
            case TYPED_CARD_DATA, STORED_NUMBER -> question.question().kind() == ExchangeKind.CONFIRMATION;
            case FOUR_ITEMS -> question.question().kind() == ExchangeKind.CONFIRMATION
                    && isTyped(question.shown(), by);
            case RE_QUERY -> question.question().kind() == ExchangeKind.RECHECK_AT_HOME;
            case CARD_CERTIFICATE, INSTITUTION_CODE -> false;
        };
        if (!asked) {
            return null;
        }
        AnswerRecord answer = question.answer();
        return switch (question.state()) {
            case ASKED -> null;
            case NOT_SENT, FAILED -> new Lookup.Unanswered(by);
            case ANSWERED -> answer == null ? null : Lookup.of(by, answer.answer().outcome()).orElse(null);
        };
    }
}
