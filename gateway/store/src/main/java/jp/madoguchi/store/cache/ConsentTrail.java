package jp.madoguchi.store.cache;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.domain.channel.ViewingWindows;
import jp.madoguchi.domain.consent.CareTime;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.fhir.convert.ConsentView;
import jp.madoguchi.fhir.convert.Stamp;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.medical.ConsentedVisit;
import jp.madoguchi.reception.medical.Consents;
import jp.madoguchi.reception.medical.ContinuingCare;
import jp.madoguchi.store.ledger.PatientSnapshot;
import jp.madoguchi.store.ledger.Stored;

/**
 * Which consents of a patient count, by the answers that tell of them: of each setting those of the answer that was worked on last, and
 * beside it those that only answers for care of which the end was noted came after, as {@code ConsentReadings} has it. A consent changes when
 * another answer replaces it, when it is taken back and when the begin or the end is noted, or the end withdrawn, of the care that it was
 * given for, and is stamped with that.
 */
final class ConsentTrail {

    /** Whoever stands last counts. Of two that were worked on at the same moment it is the one that was committed last. */
    private static final Comparator<Stored<AnswerRecord>> ORDER = Comparator
            .comparing((Stored<AnswerRecord> one) -> one.record().answer().processedAt())
            .thenComparing(Stored::revision);

    private final PatientSnapshot snapshot;
    private final ViewingWindows windows;
    private final ContinuingCare care;

    ConsentTrail(PatientSnapshot snapshot, ViewingWindows windows) {
        this.snapshot = snapshot;
        this.windows = windows;
        this.care = new ContinuingCare(snapshot.careBegins().stream().map(Stored::record).toList(),
                snapshot.careEnds().stream().map(Stored::record).toList());
    }

    /** All consents, those that count and those that did. */
    List<ConsentView> views() {
        Map<CareSetting, List<Stored<AnswerRecord>>> bySetting = new EnumMap<>(CareSetting.class);
        for (Stored<AnswerRecord> one : snapshot.telling()) {
            setting(one.record()).ifPresent(
                    setting -> bySetting.computeIfAbsent(setting, any -> new ArrayList<>()).add(one));
        }
        List<ConsentView> views = new ArrayList<>();
        bySetting.forEach((setting, answers) -> answers.forEach(
                one -> ConsentedVisit.of(one.record(), setting, care.situation(one.record(), setting))
                        .map(visit -> view(one, visit, answers))
                        .ifPresent(views::add)));
        return views;
    }

    /** Empty for an answer to a question by card data: what was said with it opens nothing (R-CH-15). */
    private Optional<CareSetting> setting(AnswerRecord record) {
        InquiryId inquiry = record.inquiry();
        if (inquiry == null) {
            return Optional.of(CareSetting.OUTPATIENT);
        }
        Question question = snapshot.questions().get(inquiry);
        return Optional.ofNullable(question).map(CareSetting::of).filter(one -> one != CareSetting.OUTPATIENT);
    }

    /** What was consented to for care that ended, or is about to at the end of its last day, replaces nothing of care that lasts. */
    private boolean replaces(Stored<AnswerRecord> other, Stored<AnswerRecord> one, CareSetting setting) {
        return ORDER.compare(other, one) > 0 && (!care.endedBefore(other.record(), setting, LocalDate.MAX)
                || care.endedBefore(one.record(), setting, LocalDate.MAX));
    }

    private ConsentView view(Stored<AnswerRecord> one, ConsentedVisit visit, List<Stored<AnswerRecord>> all) {
        Optional<Stored<AnswerRecord>> replacedBy = all.stream()
                .filter(other -> replaces(other, one, visit.setting()))
                .min(Comparator.comparingLong(Stored::revision));
        Consents consents = visit.consents(windows)
                .careEnded(snapshot.careEnds().stream().map(Stored::record).toList());
        CareTime time = consents.time();
        Optional<Stored<Instant>> revocation = Optional.ofNullable(snapshot.revocation());
        Stored<?> changed = one;
        if (replacedBy.isPresent()) {
            changed = later(changed, replacedBy.get());
        }
        if (revocation.isPresent() && takesBack(revocation.get().record(), consents)) {
            changed = later(changed, revocation.get());
        }
        if (visit.setting() == CareSetting.HOME_VISIT || time instanceof CareTime.Continuing) {
            for (Stored<?> noted : Stream.concat(snapshot.careBegins().stream(), snapshot.careEnds().stream())
                    .toList()) {
                changed = later(changed, noted);
            }
        }
        return new ConsentView(one.record().id(),
                new Stamp(changed.revision(), changed.updatedAt().truncatedTo(ChronoUnit.MILLIS)), visit.setting(),
                one.record().answer().processedAt(), replacedBy.isPresent(),
                revocation.map(Stored::record).orElse(null), time,
                List.copyOf(consents.consents().values()));
    }

    private static Stored<?> later(Stored<?> one, Stored<?> other) {
        return other.revision() > one.revision() ? other : one;
    }

    private static boolean takesBack(Instant revokedAt, Consents consents) {
        return consents.consents().values().stream().anyMatch(one -> one.status() == ConsentStatus.GIVEN
                && one.givenAt() != null && !one.givenAt().isAfter(revokedAt));
    }
}
