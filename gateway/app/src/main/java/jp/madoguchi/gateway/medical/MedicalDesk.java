package jp.madoguchi.gateway.medical;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.channel.ViewingWindows;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.WrongPersonReport;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.desk.DeskAudit;
import jp.madoguchi.gateway.desk.Recorded;
import jp.madoguchi.gateway.outage.Terminals;
import jp.madoguchi.reception.ledger.CareBeginRecord;
import jp.madoguchi.reception.ledger.CareEndRecord;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.medical.AskMedicalInformation;
import jp.madoguchi.reception.medical.BeginCare;
import jp.madoguchi.reception.medical.CareBegin;
import jp.madoguchi.reception.medical.CareEnd;
import jp.madoguchi.reception.medical.ConsentAdvice;
import jp.madoguchi.reception.medical.ConsentReadings;
import jp.madoguchi.reception.medical.ConsentedVisit;
import jp.madoguchi.reception.medical.EndCare;
import jp.madoguchi.reception.medical.LockMedicalInformation;
import jp.madoguchi.reception.medical.MedicalOrder;
import jp.madoguchi.reception.medical.MedicalView;
import jp.madoguchi.reception.medical.MedicalWish;
import jp.madoguchi.reception.medical.Revocation;
import jp.madoguchi.reception.medical.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * The one way to medical information from outside. As whom somebody looks is what their token says, what the patient consented to is what
 * the ledger's answers say, and the day is that of the visit: of none of these a caller is asked. Every disclosure and every refusal is
 * recorded before it is given, once with the person and once with the program.
 */
public final class MedicalDesk implements MedicalLooks {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Terminals terminals;
    private final ConsentReadings consents;
    private final ViewingWindows windows;
    private final AskMedicalInformation ask;
    private final LockMedicalInformation lock;
    private final BeginCare begin;
    private final EndCare care;
    private final ConsentAdvice advice;
    private final Recorded information;
    private final Recorded revocations;
    private final InstantSource clock;

    /**
     * @param advice      what comes next where a consent is missing
     * @param information where looks are recorded
     * @param revocations where revocations and ends of care are recorded
     */
    public MedicalDesk(Terminals terminals, ConsentReadings consents, ViewingWindows windows,
            AskMedicalInformation ask, LockMedicalInformation lock, BeginCare begin, EndCare care,
            ConsentAdvice advice, DeskAudit information, DeskAudit revocations, InstantSource clock) {
        this.terminals = terminals;
        this.consents = consents;
        this.windows = windows;
        this.ask = ask;
        this.lock = lock;
        this.begin = begin;
        this.care = care;
        this.advice = advice;
        this.information = new Recorded(information, clock);
        this.revocations = new Recorded(revocations, clock);
        this.clock = clock;
    }

    /** Asks, and waits for the answer at most so long. The stage never gives a view that its asker may not have. */
    CompletionStage<MedicalView> ask(MedicalAsker asker, ResourceId patient, MedicalItem item, MedicalForm form,
            Duration wait) {
        Optional<ConsentedVisit> visit = newest(patient, form.situation());
        Viewer viewer = viewer(asker, visit);
        if (visit.isEmpty()) {
            return ask.withoutConsent(facility(), patient, Set.of(item.item()), viewer);
        }
        MedicalWish wish = item == MedicalItem.CHECK_UPS
                ? form.checkUps(visit.get().member())
                : form.medicines(visit.get().member(), YearMonth.from(today()));
        TerminalId terminal = terminals.choose(form.terminal(), Optional.of(visit.get().terminal()));
        return ask.ask(new MedicalOrder(facility(), terminal, visit.get().consents(windows), wish, viewer), wait);
    }

    /** What is here of an item. */
    CompletionStage<MedicalView> look(MedicalAsker asker, ResourceId patient, ConsentItem item,
            CareSituation situation) {
        Optional<ConsentedVisit> visit = newest(patient, situation);
        Viewer viewer = viewer(asker, visit);
        return visit.isEmpty()
                ? ask.withoutConsent(facility(), patient, Set.of(item), viewer)
                : ask.look(facility(), visit.get().consents(windows), item, viewer);
    }

    @Override
    public MedicalView.Shown look(MedicalAsker asker, ResourceId patient, ConsentItem item) {
        MedicalView view = Recorded.await(look(asker, patient, item, CareSituation.OUTPATIENT)
                .exceptionallyCompose(failure -> ProblemException.problemOf(failure)
                        .code() == ProblemCode.RESOURCE_UNKNOWN
                                ? CompletableFuture.completedStage(
                                        ask.ofNobody(Set.of(item), viewer(asker, Optional.empty())))
                                : CompletableFuture.failedStage(failure)));
        if (given(asker, patient, item, view) instanceof MedicalView.Shown shown) {
            return shown;
        }
        throw problem(ProblemCode.MEDICAL_INFORMATION_NOT_HERE, "");
    }

    /** What is named leads to the consents; how long they last says the situation that is kept with them. */
    private Optional<ConsentedVisit> newest(ResourceId patient, CareSituation situation) {
        return consents.newest(facility(), patient, MedicalForm.setting(situation), today());
    }

    private Viewer viewer(MedicalAsker asker, Optional<ConsentedVisit> visit) {
        return new Viewer(asker.staff(), asker.role(), visit.map(ConsentedVisit::day).orElseGet(this::today));
    }

    /**
     * Gives a view of an item out, with its record of the program.
     *
     * @throws ViewRefused      if it is a refusal, once that is recorded
     * @throws ProblemException if nothing is here, or what is given could not be recorded
     */
    MedicalView given(MedicalAsker asker, ResourceId patient, ConsentItem item, MedicalView view) {
        try {
            return recorded(asker, patient, view);
        } catch (ProblemException problem) {
            if (view instanceof MedicalView.Refused refused
                    && problem.problem().code() == ProblemCode.MEDICAL_INFORMATION_REFUSED) {
                throw new ViewRefused(refused.why(), item);
            }
            throw problem;
        }
    }

    private MedicalView recorded(MedicalAsker asker, ResourceId patient, MedicalView view) {
        return information.about(asker.program(), DeskAudit.Action.READ, Recorded.Subject.of(patient),
                () -> switch (view) {
                    case MedicalView.Shown shown -> shown;
                    case MedicalView.NotYet notYet -> notYet;
                    case MedicalView.Failed failed -> failed;
                    case MedicalView.Refused refused -> throw problem(ProblemCode.MEDICAL_INFORMATION_REFUSED,
                            refused.why().reason().name());
                    case MedicalView.NotHere nothing -> throw problem(ProblemCode.MEDICAL_INFORMATION_NOT_HERE, "");
                    case MedicalView.TooLarge large -> throw problem(ProblemCode.MEDICAL_INFORMATION_TOO_LARGE, "");
                });
    }

    /** What comes next where a view was refused for want of a consent. */
    Optional<ConsentAdvice.Next> next(ViewRefused refused) {
        return advice.after(refused.why().reason(), refused.item(), today());
    }

    /**
     * All consents are taken back: here at once, and for home visits at the national system, too, whose door may take its time. What becomes of
     * it is recorded before it is told; the record names the consent that the national system is told of, as all of a patient's have no id.
     *
     * @param on what records it
     */
    CompletionStage<ResourceId> revoke(MedicalAsker asker, ResourceId patient, MedicalForm form, Executor on) {
        Revoking revoking = begun(asker, patient, form);
        return revoking.done().handleAsync((done, failure) -> revocations.about(asker.program(),
                DeskAudit.Action.CHANGE, new Recorded.Subject(revoking.consent(), List.of(patient)), () -> {
                    if (failure != null) {
                        throw new ProblemException(ProblemException.problemOf(failure), failure);
                    }
                    return patient;
                }), on);
    }

    /** A revocation on its way; {@code consent} is null where no single one is known. */
    private record Revoking(@Nullable ResourceId consent, CompletionStage<?> done) {}

    private Revoking begun(MedicalAsker asker, ResourceId patient, MedicalForm form) {
        try {
            Revocation order = new Revocation(facility(), patient, asker.staff());
            return form.atHome() ? atHome(order, form) : new Revoking(null, lock.revoked(order));
        } catch (ProblemException refused) {
            return new Revoking(null, CompletableFuture.failedStage(refused));
        }
    }

    private Revoking atHome(Revocation order, MedicalForm form) {
        Optional<ConsentedVisit> visit = consents.newest(facility(), order.patient(), CareSetting.HOME_VISIT,
                today());
        if (visit.isEmpty()) {
            return new Revoking(null, lock.revoked(order).thenCompose(
                    done -> CompletableFuture.failedStage(problem(ProblemCode.RESOURCE_UNKNOWN, "consent"))));
        }
        TerminalId terminal = terminals.choose(form.terminal(), Optional.of(visit.get().terminal()));
        return new Revoking(visit.get().answer(), lock.revokeAtHome(order, terminal, visit.get().member()));
    }

    /** What is known of a patient's revocations. */
    LockMedicalInformation.Known revocations(MedicalAsker asker, ResourceId patient) {
        return revocations.about(asker.program(), DeskAudit.Action.READ, Recorded.Subject.of(patient),
                () -> Recorded.await(lock.known(facility(), patient)));
    }

    /** The patient's continuing care began: on the first day that is told. */
    List<CareBeginRecord> careBegan(MedicalAsker asker, ResourceId patient, MedicalForm form) {
        CareBegin order = new CareBegin(facility(), patient, form.careBegan(), form.careOn(today()), asker.staff());
        return revocations.about(asker.program(), DeskAudit.Action.CHANGE, Recorded.Subject.of(patient),
                () -> Recorded.await(begin.began(order).thenCompose(done -> begin.known(facility(), patient))));
    }

    /** The continuing care of a patient that was noted to begin. */
    List<CareBeginRecord> careBegins(MedicalAsker asker, ResourceId patient) {
        return revocations.about(asker.program(), DeskAudit.Action.READ, Recorded.Subject.of(patient),
                () -> Recorded.await(begin.known(facility(), patient)));
    }

    /** The patient's continuing care ended: on the last day that is told. */
    LocalDate careEnded(MedicalAsker asker, ResourceId patient, MedicalForm form) {
        CareEnd end = new CareEnd(facility(), patient, form.careEnded().orElse(null), form.careOn(today()),
                asker.staff());
        return revocations.about(asker.program(), DeskAudit.Action.CHANGE, Recorded.Subject.of(patient), () -> {
            Recorded.await(care.ended(end).thenApply(done -> patient));
            return end.on();
        });
    }

    /** The end of a patient's continuing care was noted by mistake. */
    List<CareEndRecord> careEndWithdrawn(MedicalAsker asker, ResourceId patient, MedicalForm form) {
        return revocations.about(asker.program(), DeskAudit.Action.CHANGE, Recorded.Subject.of(patient),
                () -> Recorded.await(care.withdrawn(form.withdrawal(facility(), patient, asker.staff()))
                        .thenCompose(done -> care.known(facility(), patient))));
    }

    /** The ends of a patient's continuing care that were noted, also those that count no more. */
    List<CareEndRecord> careEnds(MedicalAsker asker, ResourceId patient) {
        return revocations.about(asker.program(), DeskAudit.Action.READ, Recorded.Subject.of(patient),
                () -> Recorded.await(care.known(facility(), patient)));
    }

    /** 「この患者ではない」: locked, and a task to tell the insurer. */
    DeskTask notThisPatient(MedicalAsker asker, ResourceId patient, ConsentItem item) {
        WrongPersonReport report = WrongPersonReport.parse(item, asker.staff(), clock.instant()).orElseThrow();
        return information.about(asker.program(), DeskAudit.Action.CHANGE, Recorded.Subject.of(patient),
                () -> Recorded.await(lock.notThisPatient(facility(), patient, report)));
    }

    private FacilityCode facility() {
        return terminals.facility();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), JAPAN);
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
