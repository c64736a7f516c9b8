package jp.madoguchi.domain.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of qualification (被保険者資格申立書): the patient states that a valid insurance exists for them, and what they know of it
 * (R-RS-03). One cannot exist without name, birth date, sex, address, contact, kind of insurance or insurer's name, and a
 * confirmation.
 *
 * @param name          name as on the My Number card (氏名)
 * @param kana          the name in kana (カナ氏名); a 不詳 claim needs it
 * @param birthDate     birth date as on the My Number card
 * @param sex           sex as on the My Number card, male or female
 * @param addresses     all known addresses, at least one, that of the My Number card first
 * @param contact       telephone number or the like (連絡先)
 * @param insuranceType kind of insurance (加入医療保険種別)
 * @param insurerName   insurer's name (保険者等名称)
 * @param employer      employer's name (事業所名)
 * @param ratio         share (一部負担金割合); fits age and kind of insurance on the day of the confirmation
 * @param confirmation  who confirmed it and when
 */
public record QualificationDeclaration(
        PersonName name,
        @Nullable KanaName kana,
        LocalDate birthDate,
        Sex sex,
        List<String> addresses,
        String contact,
        @Nullable InsuranceType insuranceType,
        @Nullable String insurerName,
        @Nullable String employer,
        @Nullable ContributionRatio ratio,
        Confirmation confirmation) {

    public QualificationDeclaration {
        Objects.requireNonNull(name);
        Objects.requireNonNull(birthDate);
        Objects.requireNonNull(confirmation);
        addresses = List.copyOf(addresses);
        require(sex != Sex.UNSET, "a My Number card says male or female");
        require(!addresses.isEmpty() && addresses.stream().noneMatch(String::isBlank), "an address is needed");
        require(!contact.isBlank(), "a contact is needed");
        require(insurerName == null || !insurerName.isBlank(), "an insurer's name has letters");
        require(employer == null || !employer.isBlank(), "an employer's name has letters");
        require(insurerName != null || insuranceType != null && insuranceType.tellsInsurance(),
                "a kind of insurance or an insurer is needed");
        require(!birthDate.isAfter(confirmation.on()), "nobody declares before their birth");
        require(ratio == null || AgeShare.on(birthDate, insuranceType, confirmation.on()).allows(ratio),
                "the share fits the age");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    /** Reads what was written into the form. */
    public static DeclarationReading parse(Map<DeclarationField, String> written, LocalDate visit) {
        return new DeclarationReader(written, visit).signed();
    }

    /**
     * Makes the declaration that counts as handed in (R-RS-04), from what is known of a patient who said that nothing changed.
     *
     * @param known the fields as they are known from earlier visits; {@code DATE} and {@code SIGNED} are not looked at
     */
    public static DeclarationReading deemed(Map<DeclarationField, String> known, Confirmation.Heard heard) {
        return new DeclarationReader(known, heard.on()).heard(heard);
    }

    /** The share that the patient pays on a day: the declared one, else the only one of that age; empty where income decides. */
    public Optional<ContributionRatio> ratioOn(LocalDate day) {
        return ratio == null ? AgeShare.on(birthDate, insuranceType, day).onlyRatio() : Optional.of(ratio);
    }

    /** Whether the person belongs to the late-stage elderly (後期高齢者医療) on a day, by age or because they declare it. */
    public boolean lateElderlyOn(LocalDate day) {
        return AgeShare.on(birthDate, insuranceType, day) == AgeShare.LATE_ELDERLY;
    }

    /** Masked: how it was confirmed only. */
    @Override
    public String toString() {
        return "QualificationDeclaration[" + confirmation + "]";
    }
}
