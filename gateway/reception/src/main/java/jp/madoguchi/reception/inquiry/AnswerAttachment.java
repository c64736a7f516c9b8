package jp.madoguchi.reception.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.AnsweredCoverage;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.OutboxEntry;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.jspecify.annotations.Nullable;

/** An answer becomes a patient's, inside its commit: what is known of the patient, the coverages, and the duty to tell. */
final class AnswerAttachment {

    private final LedgerTransaction ledger;
    private final FacilityCode facility;
    private final List<String> destinations;

    AnswerAttachment(LedgerTransaction ledger, FacilityCode facility, List<String> destinations) {
        this.ledger = ledger;
        this.facility = facility;
        this.destinations = destinations;
    }

    /** A known patient with what the answer adds. */
    PatientRecord known(ResourceId patient, Answer answer) {
        PatientRecord before = ledger.patient(patient).orElseThrow();
        if (answer.qualifications().isEmpty()) {
            return before;
        }
        boolean newer = !answer.processedAt().isBefore(before.asOf());
        ReferenceNumber reference = before.reference() == null ? freeReference(answer) : before.reference();
        return new PatientRecord(before.id(), before.facility(), before.standing(), before.number(), reference,
                before.hospitalName(), before.hospitalKana(),
                newer ? person(answer).completedBy(before.person()) : before.person(),
                newer ? answer.processedAt() : before.asOf(), union(before.members(), members(answer)));
    }

    /** The answer's 照会番号 unless it is another patient's. */
    private @Nullable ReferenceNumber freeReference(Answer answer) {
        ReferenceNumber reference = reference(answer);
        return reference != null && ledger.candidates(facility).byReference(reference).isEmpty() ? reference : null;
    }

    /** A provisional patient whom the answer names. */
    PatientRecord newcomer(Answer answer) {
        return new PatientRecord(ledger.newId(), facility, PatientStanding.PROVISIONAL, null, reference(answer), null,
                person(answer), answer.processedAt(), members(answer));
    }

    /** The answer as the patient's, with everything written but the answer itself. */
    AnswerRecord attach(AnswerRecord nobodys, PatientRecord patient) {
        ledger.save(patient);
        List<AnsweredCoverage> coverages = new CoverageBook(ledger, patient).enter(nobodys.id(), nobodys.answer());
        for (String destination : destinations) {
            ledger.enqueue(new OutboxEntry(ledger.newId(), facility, destination, nobodys.id(), patient.id()));
        }
        return new AnswerRecord(nobodys.id(), nobodys.facility(), nobodys.terminal(), nobodys.inquiry(),
                standing(patient), patient.id(), nobodys.receivedAt(), nobodys.answer(), coverages);
    }

    private static AnswerStanding standing(PatientRecord patient) {
        return switch (patient.standing()) {
            case LINKED -> AnswerStanding.LINKED;
            case PROVISIONAL -> AnswerStanding.PROVISIONAL;
        };
    }

    /** Whom an answer is about that found somebody: its first entry, with kana and sex of the others where that one says none. */
    static Person person(Answer answer) {
        return answer.qualifications().stream().map(Qualification::person).reduce(Person::completedBy).orElseThrow();
    }

    /** The first 照会番号 that an answer names. */
    static @Nullable ReferenceNumber reference(Answer answer) {
        return answer.qualifications().stream()
                .map(Qualification::referenceNumber)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The memberships that an answer names. */
    static List<MemberId> members(Answer answer) {
        List<MemberId> members = new ArrayList<>();
        for (Qualification entry : answer.qualifications()) {
            MemberId member = entry.member();
            if (member != null) {
                members.add(member);
            }
        }
        return members;
    }

    private static List<MemberId> union(List<MemberId> before, List<MemberId> now) {
        List<MemberId> all = new ArrayList<>(before);
        for (MemberId member : now) {
            if (all.stream().noneMatch(known -> known.matchKey().equals(member.matchKey()))) {
                all.add(member);
            }
        }
        return all;
    }
}
