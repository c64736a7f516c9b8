package jp.madoguchi.reception.medical;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.CareBeginRecord;
import jp.madoguchi.reception.ledger.CareEndRecord;

/**
 * The continuing care of a patient, as it was noted. By it the situation of a consent is known, and never by the word of whoever asks: house
 * calls, home visits and in-patients' bedsides are one setting of the national system, and last differently (R-CH-34).
 *
 * @param begins what was noted to begin
 * @param ends   the ends of it that count
 */
public record ContinuingCare(List<CareBeginRecord> begins, List<CareEndRecord> ends) {

    /** Of a patient of whom nothing was noted. */
    public static final ContinuingCare NONE = new ContinuingCare(List.of(), List.of());

    public ContinuingCare {
        begins = List.copyOf(begins);
        ends = ends.stream().filter(CareEndRecord::counts).toList();
    }

    /**
     * The situation that the consents of an answer were given in. Away from the reader it is the continuing care that had begun on the day of
     * the consent and not ended before it; else no more than a house call's. That somebody asked without the card (R-CH-35) makes no care
     * continue: anybody at the desk can ask so.
     *
     * @param setting the setting that the consents are for
     */
    public CareSituation situation(AnswerRecord answer, CareSetting setting) {
        return switch (setting) {
            // In an emergency a consent is one of an outpatient.
            case OUTPATIENT, EMERGENCY -> CareSituation.OUTPATIENT;
            case ONLINE -> CareSituation.ONLINE;
            case HOME_VISIT -> on(ConsentsAway.dayOf(answer)).orElse(CareSituation.HOUSE_CALL);
        };
    }

    /** The continuing care that a day lies in; of two the one that began last. */
    private Optional<CareSituation> on(LocalDate day) {
        return begins.stream().filter(one -> !one.on().isAfter(day)).filter(one -> ends.stream()
                .noneMatch(end -> end.ends(one.situation()) && !end.on().isBefore(one.on()) && end.on().isBefore(day)))
                .max(Comparator.comparing(CareBeginRecord::on).thenComparing(CareBeginRecord::notedAt))
                .map(CareBeginRecord::situation);
    }

    /** Whether an answer tells of consents for care that ended before a day, as that of a visit: the last day itself is inside. */
    public boolean endedBefore(AnswerRecord answer, CareSetting setting, LocalDate visit) {
        return endedBefore(situation(answer, setting), ConsentsAway.dayOf(answer), visit);
    }

    /** Whether what was consented to in a situation on a day ended before another day, as that of a visit: the last day itself is inside. */
    public boolean endedBefore(CareSituation situation, LocalDate consented, LocalDate visit) {
        return ends.stream()
                .anyMatch(end -> end.ends(situation) && end.on().isBefore(visit) && !consented.isAfter(end.on()));
    }
}
