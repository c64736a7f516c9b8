package jp.madoguchi.reception.expense;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.domain.certificate.LimitCategory;
import jp.madoguchi.domain.certificate.LimitCertificate;
import jp.madoguchi.domain.certificate.LimitConsent;
import jp.madoguchi.domain.certificate.SpecificDisease;
import jp.madoguchi.domain.certificate.SpecificDiseaseCertificate;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.Qualification;
import org.jspecify.annotations.Nullable;

/**
 * What a patient's valid answers say of the certificates of one insurer. An answer without the patient's consent says nothing of them, so
 * that a newer one which is silent takes nothing away.
 */
final class LimitFile {

    private final List<Answer> newestFirst;

    /** @param answers the patient's answers, in any order; only valid ones count */
    LimitFile(List<Answer> answers) {
        this.newestFirst = answers.stream().filter(Answer::isValid)
                .sorted(Comparator.comparing(Answer::processedAt).reversed()).toList();
    }

    private record Begin(@Nullable LocalDate from, LimitCategory category) {}

    /**
     * The limit certificates of an insurer. Of one that several answers name, the newest answer's dates count. Two that begin on one day
     * and name different categories both stay: which is right is not for the newer answer to say.
     */
    List<LimitCertificate> limits(InsurerNumber insurer) {
        Map<Begin, LimitCertificate> known = new LinkedHashMap<>();
        of(insurer).flatMap(one -> Stream.ofNullable(one.limit()))
                .forEach(one -> known.putIfAbsent(new Begin(one.validity().from(), one.category()), one));
        return List.copyOf(known.values());
    }

    /** The certificates of specific diseases of an insurer, of each disease the newest that was named. */
    List<SpecificDiseaseCertificate> diseases(InsurerNumber insurer) {
        Map<SpecificDisease, SpecificDiseaseCertificate> known = new EnumMap<>(SpecificDisease.class);
        of(insurer).flatMap(one -> one.diseases().stream())
                .forEach(one -> known.putIfAbsent(one.disease(), one));
        return new ArrayList<>(known.values());
    }

    private Stream<Qualification> of(InsurerNumber insurer) {
        return newestFirst.stream().flatMap(answer -> answer.qualifications().stream())
                .filter(one -> !one.isPublicAssistance() && insurer.equals(one.insurer()));
    }

    /** Whether the patient agreed on the day of a visit that the limit category is looked up, as the newest answer of that day says (R-CT-01). */
    LimitConsent consentOn(LocalDate visit) {
        return newestFirst.stream().filter(answer -> answer.confirmationDate().equals(visit))
                .flatMap(answer -> consent(answer).stream()).findFirst().orElse(LimitConsent.NOT_ASKED);
    }

    private static Optional<LimitConsent> consent(Answer answer) {
        if (answer.asking() != null && answer.asking().limitConsent()) {
            return Optional.of(LimitConsent.GIVEN);
        }
        return answer.qualifications().stream().flatMap(one -> one.consents().stream())
                .filter(one -> one.item() == ConsentItem.LIMIT_CERTIFICATE).map(Consent::status)
                .filter(status -> status == ConsentStatus.GIVEN || status == ConsentStatus.NOT_GIVEN).findFirst()
                .map(status -> status == ConsentStatus.GIVEN ? LimitConsent.GIVEN : LimitConsent.DECLINED);
    }
}
