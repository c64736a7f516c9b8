package jp.madoguchi.reception.claim;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.claim.ClaimWays;
import jp.madoguchi.domain.identity.Candidate;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.reception.inquiry.AnswerFollower;
import jp.madoguchi.reception.inquiry.QuestionFollower;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/**
 * Tries of a qualification that count as the try before the claim (R-RS-07), whoever makes them: a desk's question about the same person
 * counts once its terminal has it, also when no answer comes; a reader's answer counts when it is taken. A try that asks about a day before
 * the visit says nothing of the visit, and does not count.
 */
public final class NoteTries implements AnswerFollower, QuestionFollower {

    private final CaseSettling settling;

    public NoteTries(ClaimWays ways) {
        this.settling = new CaseSettling(ways);
    }

    @Override
    public void asked(LedgerTransaction ledger, InquiryRecord question) {
        Optional<CardQuestion> card = question.card();
        Optional<LocalDate> about = question.confirmationDate();
        if (card.isEmpty() || about.isEmpty()) {
            return;
        }
        for (ResourceId patient : patients(ledger, question, card.get())) {
            ledger.claimCases().of(patient).forEach(one -> note(ledger, one, card.get().birthDate(), about.get()));
        }
        for (ClaimCaseRecord one : ledger.claimCases().withoutPatient(question.question().facility())) {
            if (isAbout(one, card.get())) {
                note(ledger, one, card.get().birthDate(), about.get());
            }
        }
    }

    private static Set<ResourceId> patients(LedgerTransaction ledger, InquiryRecord question, CardQuestion card) {
        Set<ResourceId> patients = new LinkedHashSet<>();
        if (question.patient() != null) {
            patients.add(question.patient());
        } else {
            ledger.candidates(question.question().facility()).byCard(card.member(), card.birthDate()).stream()
                    .map(Candidate::patient).forEach(patients::add);
        }
        return patients;
    }

    /** A case of somebody nobody knows is about the holder of its number, unless its birth date is another. */
    private static boolean isAbout(ClaimCaseRecord one, CardQuestion card) {
        boolean number = one.claimCase().facts().numberToAskWith().map(MemberId::matchKey)
                .filter(card.member().matchKey()::equals).isPresent();
        return number && (one.birthDate() == null || one.birthDate().equals(card.birthDate()));
    }

    @Override
    public void follow(LedgerTransaction ledger, AnswerRecord record) {
        ResourceId patient = record.patient();
        if (patient == null || !(record.answer().outcome() instanceof AnswerOutcome.Confirmed)) {
            return;
        }
        Optional<LocalDate> born = ledger.patient(patient).map(known -> known.person().birthDate());
        if (born.isPresent()) {
            ledger.claimCases().of(patient)
                    .forEach(one -> note(ledger, one, born.get(), record.answer().confirmationDate()));
        }
    }

    private void note(LedgerTransaction ledger, ClaimCaseRecord one, LocalDate born, LocalDate about) {
        LocalDate today = CaseSettling.today(ledger.at());
        boolean counts = one.claimCase().state().awaitsProof() && !about.isBefore(one.claimCase().facts().visit());
        boolean isNew = one.birthDate() == null || one.claimCase().askedOn().isBefore(today);
        if (counts && isNew) {
            var unused = settling.keep(ledger, one.askedWith(born, today));
        }
    }
}
