package jp.madoguchi.fhir.convert;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.PostalAddress;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.fhir.profile.CodeSystems;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** A patient with standing, identifiers and names. */
public final class PatientConverter {

    private static final Pattern PREFECTURE = Pattern.compile("^(東京都|北海道|京都府|大阪府|[^都道府県市区町村]{2,3}県)");
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{Zs}.,．，'’●－-]+");

    private final FhirDialect dialect;

    public PatientConverter(FhirDialect dialect) {
        this.dialect = dialect;
    }

    /** The Patient of a view. */
    public Patient convert(PatientView view) {
        Patient patient = new Patient();
        Parts.stamp(patient, view.id(), view.stamp(), Profiles.PATIENT);
        if (dialect.claimNationalProfiles()) {
            patient.getMeta().addProfile(Profiles.JP_PATIENT);
        }
        patient.getMeta().addTag(standing(view.standing()));
        identify(patient, view);
        patient.setActive(true);
        name(patient, view);
        describe(patient, view.person());
        patient.setManagingOrganization(Parts.reference("Organization", view.hospital().id()));
        return patient;
    }

    private static Coding standing(PatientStanding standing) {
        return switch (standing) {
            case LINKED -> Parts.coding(CodeSystems.PATIENT_STANDING, "linked", "確定");
            case PROVISIONAL -> Parts.coding(CodeSystems.PATIENT_STANDING, "provisional", "仮登録");
        };
    }

    private static void identify(Patient patient, PatientView view) {
        if (view.number() != null) {
            patient.addIdentifier(Parts.identifier(
                    IdentifierSystems.patientNumber(view.hospital().code()), view.number().value()));
        } else if (view.reference() != null) {
            patient.addIdentifier(Parts.identifier(
                    IdentifierSystems.referenceNumber(view.hospital().code()), view.reference().value()));
        }
        memberId(view).ifPresent(patient::addIdentifier);
        if (!patient.hasIdentifier()) {
            patient.addIdentifier(Parts.identifier(IdentifierSystems.RESOURCE_INSTANCE, view.id().value()));
        }
    }

    /** One member id at most (CLINS R1012): of a coverage in force if there is one, of an insurance rather than a public expense. */
    private static Optional<Identifier> memberId(PatientView view) {
        return view.coverages().stream()
                .min(Comparator.<CoverageView, Boolean>comparing(c -> c.standing() != CoverageStanding.IN_FORCE)
                        .thenComparing(c -> PayerKind.of(c.qualification())))
                .map(PatientConverter::memberId);
    }

    static Identifier memberId(CoverageView coverage) {
        return switch (PayerKind.of(coverage.qualification())) {
            case INSURANCE -> Parts.identifier(
                    IdentifierSystems.INSURANCE_MEMBER_ID, MemberIdText.ofInsurance(coverage.member()));
            case PUBLIC_EXPENSE -> Parts.identifier(
                    IdentifierSystems.PUBLIC_PAYER_MEMBER_ID, MemberIdText.ofPublicExpense(coverage.member()));
        };
    }

    private static void name(Patient patient, PatientView view) {
        Person person = view.person();
        PersonName best = kanji(view.hospitalName(), person.name());
        if (best != null) {
            patient.addName(written(best, NameUse.OFFICIAL));
        }
        if (person.kana() != null) {
            patient.addName(name(NameUse.OFFICIAL, "SYL", person.kana().text(), person.kana().family(),
                    person.kana().given()));
        }
        if (person.otherName() != null) {
            patient.addName(written(person.otherName(), NameUse.USUAL));
        }
        if (person.otherKana() != null) {
            patient.addName(name(NameUse.USUAL, "SYL", person.otherKana().text(), person.otherKana().family(),
                    person.otherKana().given()));
        }
    }

    /** The hospital's own kanji stay (R-BC-04), unless they lack a character that the national system knows. */
    private static @Nullable PersonName kanji(@Nullable PersonName hospital, @Nullable PersonName registered) {
        if (hospital == null) {
            return registered;
        }
        boolean completed = hospital.hasBlackCircle() && registered != null && !registered.hasBlackCircle();
        return completed ? registered : hospital;
    }

    private static HumanName written(PersonName name, NameUse use) {
        String representation = LATIN.matcher(name.text()).matches() ? "ABC" : "IDE";
        return name(use, representation, name.text(), name.family(), name.given());
    }

    private static HumanName name(
            NameUse use, String representation, String text, String family, @Nullable String given) {
        HumanName name = new HumanName().setUse(use).setText(noWideSpace(text)).setFamily(family);
        if (given != null) {
            name.addGiven(given);
        }
        name.addExtension(Parts.code(ExtensionUrls.NAME_REPRESENTATION, representation));
        return name;
    }

    /** A full-width space in the text of a name is refused by receivers (CLINS R1113). */
    private static String noWideSpace(String text) {
        return text.replace('\u3000', ' ');
    }

    private static void describe(Patient patient, Person person) {
        patient.setGender(gender(person.sex()));
        if (person.cardSex() != null) {
            patient.addExtension(Parts.code(ExtensionUrls.CARD_SEX, gender(person.cardSex()).toCode()));
        }
        patient.setBirthDateElement(Parts.date(person.birthDate()));
        if (person.address() != null) {
            patient.addAddress(address(person.address()));
        }
    }

    private static AdministrativeGender gender(Sex sex) {
        return switch (sex) {
            case MALE -> AdministrativeGender.MALE;
            case FEMALE -> AdministrativeGender.FEMALE;
            case UNSET -> AdministrativeGender.UNKNOWN;
        };
    }

    /** Only the prefecture is told apart: where a city's name ends cannot be seen from the text alone (四日市市, 余市町). */
    private static Address address(PostalAddress source) {
        Address address = new Address().setCountry("JP").setPostalCode(source.postalCode());
        if (source.text() != null) {
            address.setText(source.text());
            Matcher prefecture = PREFECTURE.matcher(source.text());
            if (prefecture.find()) {
                address.setState(prefecture.group(1));
            }
        }
        return address;
    }
}
