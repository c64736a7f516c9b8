package jp.madoguchi.domain.qualification;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.ElderlyCertificate;
import jp.madoguchi.domain.certificate.LimitCertificate;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.certificate.SpecificDiseaseCertificate;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * One qualification of one person (資格確認結果), an insurance or public assistance (oqs-interface 3.4).
 *
 * @param classification  kind of membership, if said and known
 * @param member          insurer, symbol, number and branch; null when the answer leaves the number out
 * @param insurerName     name of the insurer, or of the welfare office (保険者名称)
 * @param personalFamily  insured person or family member
 * @param insuredName     the insured person or, for national health insurance, the head of household (被保険者氏名（世帯主氏名）)
 * @param person          the patient
 * @param acquired        first covered day (資格取得年月日)
 * @param lost            first day without cover (資格喪失年月日)
 * @param cardIssued      day of issue of the card (被保険者証交付年月日)
 * @param cardValidity    validity printed on the card
 * @param ratio           the patient's share, for late-stage elderly only
 * @param preschool       whether the person is of pre-school age (未就学区分)
 * @param reasonOfLoss    why it ended
 * @param elderly         certificate of people of 70 to 74
 * @param limit           limit certificate
 * @param diseases        certificates of specific diseases
 * @param tickets         tickets of public assistance
 * @param consents        what the patient consented to
 * @param referenceNumber the hospital's number for the person at the national system (照会番号)
 */
public record Qualification(
        @Nullable InsuredCardClassification classification,
        @Nullable MemberId member,
        @Nullable String insurerName,
        @Nullable PersonalFamily personalFamily,
        @Nullable String insuredName,
        Person person,
        @Nullable LocalDate acquired,
        @Nullable LocalDate lost,
        @Nullable LocalDate cardIssued,
        DateRange cardValidity,
        @Nullable ContributionRatio ratio,
        boolean preschool,
        @Nullable ReasonOfLoss reasonOfLoss,
        @Nullable ElderlyCertificate elderly,
        @Nullable LimitCertificate limit,
        List<SpecificDiseaseCertificate> diseases,
        List<MedicalTicket> tickets,
        List<Consent> consents,
        @Nullable ReferenceNumber referenceNumber) {

    public Qualification {
        Objects.requireNonNull(person);
        Objects.requireNonNull(cardValidity);
        diseases = List.copyOf(diseases);
        tickets = List.copyOf(tickets);
        consents = List.copyOf(consents);
    }

    /** Whether this is public assistance (医療扶助) rather than an insurance. */
    public boolean isPublicAssistance() {
        return classification == InsuredCardClassification.PUBLIC_ASSISTANCE;
    }

    /** The insurer or public payer, if the answer names one. */
    public @Nullable InsurerNumber insurer() {
        return member == null ? null : member.insurer();
    }

    /** The last covered day: the day before the qualification was lost; null while it is not lost. */
    public @Nullable LocalDate lastCoveredDay() {
        return lost == null ? null : lost.minusDays(1);
    }

    /** Masked: kind and insurer only. */
    @Override
    public String toString() {
        return "Qualification[" + classification + " " + insurer() + "]";
    }
}
