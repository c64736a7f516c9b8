package jp.madoguchi.reception.inquiry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.reception.ledger.AnsweredCoverage;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.jspecify.annotations.Nullable;

/** A patient's coverages: one per insurance, and one per medical ticket and month. */
final class CoverageBook {

    private final LedgerTransaction ledger;
    private final PatientRecord patient;
    private final Map<String, CoverageRecord> known = new LinkedHashMap<>();

    CoverageBook(LedgerTransaction ledger, PatientRecord patient) {
        this.ledger = ledger;
        this.patient = patient;
        ledger.coverages(patient.id()).forEach(coverage -> known.put(coverage.identity(), coverage));
    }

    /** Enters what an answer says, and tells which coverage each of its qualifications became. */
    List<AnsweredCoverage> enter(ResourceId answerId, Answer answer) {
        List<AnsweredCoverage> entered = new ArrayList<>();
        for (int i = 0; i < answer.qualifications().size(); i++) {
            Qualification qualification = answer.qualifications().get(i);
            if (qualification.isPublicAssistance()) {
                for (MedicalTicket ticket : qualification.tickets()) {
                    enter(answerId, answer, i, ticket, entered);
                }
            } else {
                enter(answerId, answer, i, null, entered);
            }
        }
        supersede(answerId, answer, entered);
        return entered;
    }

    private void enter(ResourceId answerId, Answer answer, int index, @Nullable MedicalTicket ticket,
            List<AnsweredCoverage> entered) {
        Qualification qualification = answer.qualifications().get(index);
        MemberId member = qualification.member();
        if (member == null) {
            return; // Without insurer and number there is nothing that could be billed to anyone.
        }
        String identity = identity(member, ticket);
        CoverageRecord before = known.get(identity);
        ResourceId id = before == null ? ledger.newId() : before.id();
        entered.add(new AnsweredCoverage(id, index));
        if (before != null && before.asOf().isAfter(answer.processedAt())) {
            return; // An older answer that arrives late does not replace a newer one.
        }
        ResourceId payer = ledger.payer(patient.facility(), member.insurer(), qualification.insurerName());
        save(new CoverageRecord(id, patient.facility(), patient.id(), identity, payer, qualification, ticket,
                standing(answer, qualification, ticket), answerId, answer.processedAt()));
    }

    private static String identity(MemberId member, @Nullable MedicalTicket ticket) {
        if (ticket == null) {
            return member.matchKey();
        }
        String issue = ticket.issueNumber() == null ? "" : ticket.issueNumber();
        return member.matchKey() + "|" + ticket.month() + "|" + ticket.type() + "|" + issue;
    }

    /** A ticket made out to another institution is never used without asking the welfare office (oqs-interface 6.1). */
    private static CoverageStanding standing(Answer answer, Qualification qualification,
            @Nullable MedicalTicket ticket) {
        return ticket != null && ticket.forOtherInstitution()
                ? CoverageStanding.UNCONFIRMED
                : answer.standingOf(qualification);
    }

    /**
     * With a My Number card the national system returns the latest insurance (R-CH-05). An insurance that was in force here until now
     * and is not among the valid answer's is therefore no longer certain: a person decides, nobody guesses when it ended.
     */
    private void supersede(ResourceId answerId, Answer answer, List<AnsweredCoverage> entered) {
        boolean names = entered.stream()
                .anyMatch(one -> !answer.qualifications().get(one.qualification()).isPublicAssistance());
        if (answer.asked() != ReferenceClassification.MY_NUMBER_CARD || !answer.isValid() || !names) {
            return;
        }
        Set<ResourceId> named = new HashSet<>();
        entered.forEach(one -> named.add(one.coverage()));
        Instant now = answer.processedAt();
        for (CoverageRecord old : List.copyOf(known.values())) {
            boolean insurance = old.ticket() == null && !named.contains(old.id());
            if (insurance && old.standing() == CoverageStanding.IN_FORCE && old.asOf().isBefore(now)) {
                save(new CoverageRecord(old.id(), old.facility(), old.patient(), old.identity(), old.payer(),
                        old.qualification(), null, CoverageStanding.UNCONFIRMED, answerId, now));
            }
        }
    }

    private void save(CoverageRecord coverage) {
        known.put(coverage.identity(), coverage);
        ledger.save(coverage);
    }
}
