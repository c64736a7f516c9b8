package jp.madoguchi.reception.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.reception.DeliveredRules;
import jp.madoguchi.reception.claim.CaseSettling;
import jp.madoguchi.reception.claim.NoteTries;
import jp.madoguchi.reception.claim.OpenCase;
import jp.madoguchi.reception.directory.DirectoryRow;
import jp.madoguchi.reception.directory.ImportPatients;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.Acceptance;
import jp.madoguchi.reception.inquiry.AnswerFollowUp;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.AskNationalSystem;
import jp.madoguchi.reception.inquiry.AskedPerson;
import jp.madoguchi.reception.inquiry.DeskQuestion;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.PatientViews;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;

/** A reception with one invented patient, wired as the gateway wires it, up to the terminal that never answers by itself. */
public final class DeskFlow {

    public static final FacilityCode FACILITY = new FacilityCode("9919999999");
    public static final LocalDate BIRTH = LocalDate.of(1990, 1, 15);
    public static final MemberId MEMBER = new MemberId(InsurerNumber.parse("138057").orElseThrow(), null,
            CardNumber.parse("７７７０００１").orElseThrow(), BranchNumber.parse("02").orElseThrow());

    public final InMemoryLedger ledger = new InMemoryLedger();
    public final RuleBook rules;
    public final AnswerFollowUp followUp;
    public final AcceptAnswer accept;
    public String name = "試験　花子";
    public String kana = "ｼｹﾝ ﾊﾅｺ";
    public LocalDate day = LocalDate.of(2026, 11, 20);
    public LocalDate lost;
    public List<Consent> consents = List.of();
    private final PatientViews views = patients -> CompletableFuture.completedStage(null);
    private int files;

    public DeskFlow() {
        this(DeliveredRules.book());
    }

    /** @param rules the hospital's own */
    public DeskFlow(RuleBook rules) {
        this.rules = rules;
        followUp = AnswerFollowUp.by(rules.deskProcedure(), rules.table(AcceptedPapers.class));
        accept = new AcceptAnswer(ledger, views, new WaitingDesks(10), List.of(),
                followUp.and(new CaseSettling(rules.claimWays())).and(new NoteTries(rules.claimWays()))
                        .and(new OpenCase(ledger, rules.claimWays()))
                        .and(new ShowNameDifference(rules.table(NameVariants.class)))
                        .and(new EndWhatIsProven(rules)));
        on(day);
    }

    /** The morning of a day. */
    public void on(LocalDate when) {
        day = when;
        ledger.now = when.atTime(9, 30).atZone(ZoneId.of("Asia/Tokyo")).toInstant();
    }

    /** The hospital registers the patient, or renews what it knows. */
    public ResourceId register(String hospitalName, String hospitalKana) {
        DirectoryRow row = new DirectoryRow(PatientNumber.parse("0000020002").orElseThrow(),
                hospitalName == null ? null : PersonName.parse(hospitalName).orElseThrow(),
                hospitalKana == null ? null : KanaName.parse(hospitalKana).orElseThrow(), BIRTH, Sex.FEMALE, null);
        new ImportPatients(ledger, views).take(FACILITY, List.of(row)).toCompletableFuture().join();
        return ledger.patients.keySet().iterator().next();
    }

    /** A desk asks, and nobody answers in time. */
    public InquiryId ask(ShownAtDesk shown, MemberId member, LocalDate about) {
        AskNationalSystem ask = new AskNationalSystem(ledger, question -> CompletableFuture.completedStage(null),
                new WaitingDesks(10), new InquiryIds(new Random(ledger.inquiries.size())),
                InstantSource.fixed(ledger.now))
                .and(new NoteTries(rules.claimWays()));
        return ask.ask(new DeskQuestion(FACILITY, TerminalId.DEFAULT, null, new CardQuestion(member, BIRTH, false),
                about, shown), Duration.ZERO).toCompletableFuture().join().inquiry();
    }

    public InquiryId ask(ShownAtDesk shown) {
        return ask(shown, MEMBER, day);
    }

    /** A reader's answer. */
    public AnswerRecord read(QualificationValidity validity) {
        return taken(new AnswerOrigin.FaceResult(), ReferenceClassification.MY_NUMBER_CARD, null, validity);
    }

    /** The answer to a desk's question. */
    public AnswerRecord answer(InquiryId to, QualificationValidity validity) {
        return taken(new AnswerOrigin.AnswerTo(to), ReferenceClassification.CARD_DATA, to, validity);
    }

    /** The same, about another day than today. */
    public AnswerRecord answer(InquiryId to, LocalDate about, QualificationValidity validity) {
        LocalDate today = day;
        day = about;
        AnswerRecord answer = answer(to, validity);
        day = today;
        return answer;
    }

    /** The same, not taken yet. */
    public Answer answerTo(InquiryId to, QualificationValidity validity) {
        return told(ReferenceClassification.CARD_DATA, to, new CardQuestion(MEMBER, BIRTH, false), validity);
    }

    /** The patient, as one of those that a collection of consents brings. */
    public AnswerRecord collected(BulkFamily family, QualificationValidity validity) {
        InquiryId id = new InquiryIds(new Random(ledger.inquiries.size())).next(ledger.now);
        ledger.inquiries.put(id, InquiryRecord.asked(new Question.FetchResult(id, FACILITY, TerminalId.DEFAULT, family,
                new ReceptionNumber("R1")), null, ledger.now));
        Answer answer = told(ReferenceClassification.MY_NUMBER_CARD, id, null, validity);
        return ledger.commit(transaction -> accept.acceptOneOfMany(transaction, file(SourceFolder.RES),
                new AskedPerson(id, null, null), answer)).toCompletableFuture().join().value();
    }

    /** A question without the card that nobody has answered yet. */
    public InquiryId askedWithoutCard(ResourceId patient, CareSetting setting) {
        InquiryId id = new InquiryIds(new Random(ledger.inquiries.size())).next(ledger.now);
        ledger.inquiries.put(id,
                InquiryRecord.asked(new Question.Recheck(id, FACILITY, TerminalId.DEFAULT, setting, day,
                        new CardQuestion(MEMBER, BIRTH, false)), patient, ledger.now));
        return id;
    }

    private AnswerRecord taken(AnswerOrigin origin, ReferenceClassification asked, InquiryId to,
            QualificationValidity validity) {
        Answer answer = told(asked, to, to == null ? null : new CardQuestion(MEMBER, BIRTH, false), validity);
        Acceptance taken = accept.accept(file(to == null ? SourceFolder.FACE : SourceFolder.RES), origin, answer)
                .toCompletableFuture().join();
        return ((Acceptance.Accepted) taken).answer();
    }

    private SourceFile file(SourceFolder folder) {
        return new SourceFile(FACILITY, TerminalId.DEFAULT, folder, "f" + files + ".xml", "a".repeat(64));
    }

    private Answer told(ReferenceClassification asked, InquiryId to, CardQuestion echo,
            QualificationValidity validity) {
        Instant at = ledger.now.plusSeconds(++files);
        Person person = new Person(PersonName.parse(name).orElseThrow(), KanaName.parse(kana).orElseThrow(), null, null,
                Sex.FEMALE, null, BIRTH, null);
        Qualification entry = new Qualification(InsuredCardClassification.GENERAL, MEMBER, "架空県見本町", null, null, person,
                LocalDate.of(2025, 7, 1), lost, null, new DateRange(null, null), null, false, null, null, null,
                List.of(), List.of(), consents, ReferenceNumber.parse("0000020002").orElseThrow());
        return new Answer(FACILITY, asked, to == null ? "U0FNUExF" : to.value(), null, at, day,
                new AnswerOutcome.Confirmed(validity, null), echo, List.of(entry), null);
    }
}
