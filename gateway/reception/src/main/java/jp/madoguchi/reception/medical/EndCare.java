package jp.madoguchi.reception.medical;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.inquiry.PatientViews;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.CareEndRecord;
import jp.madoguchi.reception.ledger.CareEndRecord.Standing;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Notes that the continuing care of a patient ended: discharge, end of the home visits. What was consented to for that care may be looked
 * at until the end of its last day, and no longer (R-CH-34); what is consented to later is for care that begins anew, and ends by an end of
 * its own. What was noted by mistake is withdrawn, and stays to be seen.
 */
public final class EndCare {

    private final AnswerLedger ledger;
    private final MedicalWindow window;
    private final PatientViews views;
    private final InstantSource clock;

    public EndCare(AnswerLedger ledger, MedicalWindow window, PatientViews views, InstantSource clock) {
        this.ledger = ledger;
        this.window = window;
        this.views = views;
        this.clock = clock;
    }

    /** What a work did, and what counts after it. */
    private record Done(boolean changed, List<CareEndRecord> counting) {}

    /**
     * The care ended. A day that counts already changes nothing. Another day of the same care, in the same situation and with no consent
     * to it between the two, replaces the one that was noted; of care that began anew in between both count. Fails with {@code RESOURCE_UNKNOWN} at {@code patient}.
     */
    public CompletionStage<Void> ended(CareEnd end) {
        return done(ledger.commit(transaction -> note(transaction, end)), end.patient());
    }

    /**
     * An end was noted by mistake: it counts no more, as if it had not been noted; one that it had replaced stays replaced. Said again it
     * changes nothing. What was dropped because of it is asked for again. Fails with {@code RESOURCE_UNKNOWN} at {@code patient}, and at
     * {@code on} where that day was never noted of that care.
     */
    public CompletionStage<Void> withdrawn(CareEndWithdrawal withdrawal) {
        return done(ledger.commit(transaction -> withdraw(transaction, withdrawal)), withdrawal.patient());
    }

    private CompletionStage<Void> done(CompletionStage<Committed<Done>> committing, ResourceId patient) {
        return committing.thenApply(Committed::value).thenCompose(done -> {
            window.careEnded(patient, done.counting(), clock.instant());
            return done.changed()
                    ? views.refresh(List.of(patient))
                    : CompletableFuture.completedStage(null);
        }).thenApply(seen -> null);
    }

    private static Done note(LedgerTransaction transaction, CareEnd end) {
        known(transaction, end.facility(), end.patient());
        List<CareEndRecord> counting = transaction.careEnds().history(end.patient()).stream()
                .filter(CareEndRecord::counts).filter(one -> one.of() == end.of()).toList();
        boolean known = counting.stream().anyMatch(one -> one.on().equals(end.on()));
        if (!known) {
            CareEndRecord now = CareEndRecord.noted(transaction.newId(), end.facility(), end.patient(), end.of(),
                    end.on(), end.by(), transaction.at());
            Predicate<LocalDate> ofSameCare = ofSameCare(end.on(),
                    new ConsentsAway(transaction, end.of() == CareSituation.ONLINE
                            ? CareSetting.ONLINE
                            : CareSetting.HOME_VISIT).daysOfConsents(end.patient(), now));
            counting.stream().filter(one -> ofSameCare.test(one.on())).forEach(one -> transaction.careEnds()
                    .save(one.with(new Standing.Replaced(end.by(), transaction.at(), now.id()))));
            transaction.careEnds().save(now);
            transaction.note(new AuditFact(end.facility(), end.by(), "Consent", end.patient(),
                    fact("CARE_ENDED", end.of())));
        }
        return new Done(!known, transaction.careEnds().of(end.patient()));
    }

    /** Which other days are ends of the care that ended on a day: those between which and it nobody consented to such care anew. */
    private static Predicate<LocalDate> ofSameCare(LocalDate day, List<LocalDate> consented) {
        return other -> {
            LocalDate first = other.isBefore(day) ? other : day;
            LocalDate last = other.isBefore(day) ? day : other;
            return consented.stream().noneMatch(given -> given.isAfter(first) && !given.isAfter(last));
        };
    }

    private static Done withdraw(LedgerTransaction transaction, CareEndWithdrawal withdrawal) {
        known(transaction, withdrawal.facility(), withdrawal.patient());
        List<CareEndRecord> ofDay = transaction.careEnds().history(withdrawal.patient()).stream()
                .filter(one -> one.on().equals(withdrawal.on()) && one.of() == withdrawal.of()).toList();
        if (ofDay.isEmpty()) {
            throw new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "on"));
        }
        Optional<CareEndRecord> counting = ofDay.stream().filter(CareEndRecord::counts).findFirst();
        counting.ifPresent(one -> {
            transaction.careEnds().save(one.with(
                    new Standing.Withdrawn(withdrawal.by(), transaction.at(), withdrawal.reason())));
            transaction.note(new AuditFact(withdrawal.facility(), withdrawal.by(), "Consent", withdrawal.patient(),
                    fact("CARE_END_WITHDRAWN", withdrawal.of())));
        });
        return new Done(counting.isPresent(), transaction.careEnds().of(withdrawal.patient()));
    }

    /** What was noted of a patient, also what counts no more, in that order. Fails with {@code RESOURCE_UNKNOWN} at {@code patient}. */
    public CompletionStage<List<CareEndRecord>> known(FacilityCode facility, ResourceId patient) {
        return ledger.commit(transaction -> {
            known(transaction, facility, patient);
            return transaction.careEnds().history(patient);
        }).thenApply(Committed::value);
    }

    private static String fact(String what, @Nullable CareSituation of) {
        return of == null ? what : what + ":" + of;
    }

    static void known(LedgerTransaction transaction, FacilityCode facility, ResourceId patient) {
        if (transaction.patient(patient).filter(one -> one.facility().equals(facility)).isEmpty()) {
            throw new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "patient"));
        }
    }
}
