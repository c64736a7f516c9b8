package jp.madoguchi.reception.inquiry;

import java.util.Comparator;
import java.util.Optional;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.jspecify.annotations.Nullable;

/** What is known of a patient's insurance without asking. */
public final class InsuranceOnFile {

    private final LedgerTransaction ledger;

    /** @param ledger the ledger as one work sees it */
    public InsuranceOnFile(LedgerTransaction ledger) {
        this.ledger = ledger;
    }

    /** The insurance that was in force last, else the newest membership known; never one that is known to be lost. */
    public Optional<MemberId> member(PatientRecord patient) {
        Optional<MemberId> inForce = insurance(patient)
                .filter(coverage -> coverage.standing() == CoverageStanding.IN_FORCE)
                .map(coverage -> coverage.qualification().member());
        return inForce.or(() -> patient.members().stream()
                .filter(member -> ledger.coverages(patient.id()).stream()
                        .noneMatch(coverage -> coverage.standing() == CoverageStanding.LOST
                                && coverage.identity().equals(member.matchKey())))
                .reduce((first, next) -> next));
    }

    /** What the national system can be asked with. */
    public Optional<CardQuestion> card(PatientRecord patient) {
        return member(patient).map(member -> new CardQuestion(member, patient.person().birthDate(), false));
    }

    /** The newest insurance; one in force goes before. */
    public Optional<CoverageRecord> insurance(PatientRecord patient) {
        return ledger.coverages(patient.id()).stream()
                .filter(coverage -> coverage.ticket() == null && memberOf(coverage) != null)
                .max(Comparator.<CoverageRecord, Boolean>comparing(
                        coverage -> coverage.standing() == CoverageStanding.IN_FORCE)
                        .thenComparing(CoverageRecord::asOf));
    }

    private static @Nullable MemberId memberOf(CoverageRecord coverage) {
        return coverage.qualification().member();
    }
}
