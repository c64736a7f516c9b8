package jp.madoguchi.reception.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.channel.OnFile;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.medical.ConsentsAway;

/**
 * How the consent of a patient's home visits stands, as the ledger's answers tell: the newest that carried consents says whether the
 * relation lasts (R-CH-34, R-CH-35), and what was given before a revocation (R-CH-36), or for care that ended before the visit, counts no more. Here a house call is told from a home
 * visit by the end of its consent alone: whether it may be asked. How long what is answered may be looked at, the care that was noted says
 * ({@code ContinuingCare}).
 */
final class HomeConsent {

    private final LedgerTransaction ledger;

    HomeConsent(LedgerTransaction ledger) {
        this.ledger = ledger;
    }

    /** How it stands when a visit of a day begins; a card that is read anew at the visit itself begins the relation anew. */
    OnFile.RemoteConsent of(ResourceId patient, LocalDate visit) {
        Optional<Instant> revoked = ledger.revocations().of(patient);
        ConsentsAway away = new ConsentsAway(ledger, CareSetting.HOME_VISIT);
        List<AnswerRecord> answers = away.lasting(patient, away.answers(patient).stream()
                .filter(one -> !one.answer().confirmationDate().isAfter(visit))
                .filter(one -> revoked.isEmpty() || ConsentsAway.givenAfter(one, revoked.get()))
                .toList(), visit);
        if (answers.isEmpty()) {
            return revoked.isPresent() ? OnFile.RemoteConsent.REVOKED : OnFile.RemoteConsent.NONE;
        }
        boolean readAnew = answers.stream()
                .anyMatch(one -> one.answer().confirmationDate().equals(visit) && !isReQuery(one));
        return lasts(answers, ledger.at()) && !readAnew ? OnFile.RemoteConsent.CONTINUING : OnFile.RemoteConsent.NONE;
    }

    /** Whether the newest of answers that carried consents tells of one that holds at a moment. */
    static boolean lasts(List<AnswerRecord> answers, Instant at) {
        return answers.stream().max(Comparator.comparing((AnswerRecord one) -> one.answer().processedAt()))
                .filter(one -> one.answer().qualifications().stream().flatMap(entry -> entry.consents().stream())
                        .anyMatch(consent -> consent.allowsAt(at)))
                .isPresent();
    }

    private boolean isReQuery(AnswerRecord answer) {
        return Optional.ofNullable(answer.inquiry()).flatMap(ledger::inquiry).map(InquiryRecord::question)
                .filter(Question.Recheck.class::isInstance).isPresent();
    }
}
