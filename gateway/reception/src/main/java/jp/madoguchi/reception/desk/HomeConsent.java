package jp.madoguchi.reception.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.channel.OnFile;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/**
 * How the consent of a patient's home visits stands, as the ledger's answers tell: the newest that carried consents says whether the
 * relation lasts (R-CH-34, R-CH-35), and what was given before a revocation (R-CH-36), or for care that ended before the visit, counts no more. A house call is told from a home visit by
 * the end of its consent alone.
 */
final class HomeConsent {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final LedgerTransaction ledger;

    HomeConsent(LedgerTransaction ledger) {
        this.ledger = ledger;
    }

    /** How it stands when a visit of a day begins; a card that is read anew at the visit itself begins the relation anew. */
    OnFile.RemoteConsent of(ResourceId patient, LocalDate visit) {
        Optional<Instant> revoked = ledger.revocations().of(patient);
        Optional<LocalDate> ended = ledger.careEnds().of(patient);
        List<AnswerRecord> answers = ledger.answersOf(patient, Instant.EPOCH).stream()
                .filter(one -> !consents(one).isEmpty() && !one.answer().confirmationDate().isAfter(visit))
                .filter(one -> kind(one).filter(HomeConsent::isAtHome).isPresent())
                .filter(one -> revoked.isEmpty() || givenAt(one).isAfter(revoked.get()))
                .filter(one -> ended.isEmpty() || !visit.isAfter(ended.get())
                        || LocalDate.ofInstant(givenAt(one), JAPAN).isAfter(ended.get()))
                .toList();
        if (answers.isEmpty()) {
            return revoked.isPresent() ? OnFile.RemoteConsent.REVOKED : OnFile.RemoteConsent.NONE;
        }
        boolean readAnew = answers.stream().anyMatch(one -> one.answer().confirmationDate().equals(visit)
                && kind(one).filter(kind -> kind != ExchangeKind.RECHECK_AT_HOME).isPresent());
        boolean lasts = answers.stream().max(Comparator.comparing((AnswerRecord one) -> one.answer().processedAt()))
                .filter(one -> consents(one).stream().anyMatch(consent -> consent.allowsAt(ledger.at()))).isPresent();
        return lasts && !readAnew ? OnFile.RemoteConsent.CONTINUING : OnFile.RemoteConsent.NONE;
    }

    private Optional<ExchangeKind> kind(AnswerRecord answer) {
        return Optional.ofNullable(answer.inquiry()).flatMap(ledger::inquiry).map(InquiryRecord::question)
                .map(question -> question.kind());
    }

    private static boolean isAtHome(ExchangeKind kind) {
        return switch (kind) {
            case CONSENTED_AT_HOME, CONSENTED_AT_HOME_RESULT, RECHECK_AT_HOME -> true;
            case CONFIRMATION, REFERENCE_NUMBER, REFERENCE_NUMBERS, REFERENCE_NUMBERS_RESULT, CONFIRMATIONS,
                    CONFIRMATIONS_RESULT, CONSENTED_ONLINE, CONSENTED_ONLINE_RESULT, TICKETS, TICKETS_RESULT,
                    RECHECK_ONLINE, REVOCATION_AT_HOME, MEDICINES, CHECK_UPS ->
                false;
        };
    }

    private static List<Consent> consents(AnswerRecord answer) {
        return answer.answer().qualifications().stream().flatMap(one -> one.consents().stream()).toList();
    }

    /** When the newest of its consents was given; where none says so, when the national system told it. */
    private static Instant givenAt(AnswerRecord answer) {
        return consents(answer).stream().map(Consent::givenAt).flatMap(given -> Optional.ofNullable(given).stream())
                .max(Comparator.naturalOrder()).orElse(answer.answer().processedAt());
    }
}
