package jp.madoguchi.reception.medical;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.CareEndRecord;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;

/**
 * What patients consented to away from the reader, at home or online, as one work of the ledger sees the answers that told of it
 * (R-CH-33, R-CH-34). In-patients' consents at the bedside come as those of home visits do.
 */
public final class ConsentsAway {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final LedgerTransaction ledger;
    private final CareSetting setting;

    /** @param setting {@code HOME_VISIT} or {@code ONLINE} */
    public ConsentsAway(LedgerTransaction ledger, CareSetting setting) {
        this.ledger = ledger;
        this.setting = setting;
    }

    /** A patient's answers of the setting that carried consents, newest first. */
    public List<AnswerRecord> answers(ResourceId patient) {
        return ledger.answersOf(patient, Instant.EPOCH).stream()
                .filter(one -> consents(one).findAny().isPresent() && isOfSetting(one)).toList();
    }

    /** Whether an answer of those tells of consents that were given at a moment after another. */
    public static boolean givenAfter(AnswerRecord answer, Instant moment) {
        return givenAt(answer).isAfter(moment);
    }

    /** The day on which the consents of an answer were given, in Japan. */
    static LocalDate dayOf(AnswerRecord answer) {
        return LocalDate.ofInstant(givenAt(answer), JAPAN);
    }

    /**
     * Whether the care that a patient consented to ended before a visit, by the answers that tell of consents: each of them for care that
     * ended before it. Where none is known it is the setting's own care.
     */
    public boolean ended(ResourceId patient, List<AnswerRecord> consented, LocalDate visit) {
        ContinuingCare care = care(patient);
        CareSituation own = setting == CareSetting.ONLINE ? CareSituation.ONLINE : CareSituation.HOME_VISIT;
        return consented.isEmpty()
                ? care.endedBefore(own, LocalDate.MIN, visit)
                : consented.stream().allMatch(one -> care.endedBefore(one, setting, visit));
    }

    /** The answers without those that tell of consents for care that ended before a visit. */
    public List<AnswerRecord> lasting(ResourceId patient, List<AnswerRecord> consented, LocalDate visit) {
        ContinuingCare care = care(patient);
        return consented.stream().filter(one -> !care.endedBefore(one, setting, visit)).toList();
    }

    private ContinuingCare care(ResourceId patient) {
        return new ContinuingCare(ledger.careEnds().begins(patient), ledger.careEnds().of(patient));
    }

    /** The days on which a patient gave a consent that such an end is of, in Japan; of one that does not say when, nothing is known. */
    List<LocalDate> daysOfConsents(ResourceId patient, CareEndRecord end) {
        ContinuingCare care = care(patient);
        return answers(patient).stream().filter(one -> end.ends(care.situation(one, setting)))
                .flatMap(ConsentsAway::consents)
                .filter(one -> one.status() == ConsentStatus.GIVEN).flatMap(one -> Stream.ofNullable(one.givenAt()))
                .map(given -> LocalDate.ofInstant(given, JAPAN)).distinct().toList();
    }

    private boolean isOfSetting(AnswerRecord answer) {
        return question(answer).map(CareSetting::of).filter(setting::equals).isPresent();
    }

    private Optional<Question> question(AnswerRecord answer) {
        return Optional.ofNullable(answer.inquiry()).flatMap(ledger::inquiry).map(InquiryRecord::question);
    }

    /** When the newest of its consents was given; where none says so, when the national system told it. */
    private static Instant givenAt(AnswerRecord answer) {
        return consents(answer).flatMap(one -> Stream.ofNullable(one.givenAt())).max(Comparator.naturalOrder())
                .orElse(answer.answer().processedAt());
    }

    private static Stream<Consent> consents(AnswerRecord answer) {
        return answer.answer().qualifications().stream().flatMap(one -> one.consents().stream());
    }
}
