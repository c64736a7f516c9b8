package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Valid.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.PostalAddress;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PatientConverterTest {

    @ParameterizedTest
    @CsvFileSource(resources = "name.csv", numLinesToSkip = 1)
    void aNameIsPartedAtItsSpace(
            String written, String text, String family, @Nullable String given, String representation) {
        Patient patient = convert(named(written, null));
        HumanName name = patient.getNameFirstRep();
        assertThat(name.getText()).isEqualTo(text);
        assertThat(name.getFamily()).isEqualTo(family);
        assertThat(name.getGivenAsSingleString()).isEqualTo(given == null ? "" : given);
        assertThat(representation(name)).isEqualTo(representation);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "kana.csv", numLinesToSkip = 1)
    void kanaIsFullWidthKatakana(String written, String text, String family, @Nullable String given) {
        HumanName name = convert(named(null, written)).getNameFirstRep();
        assertThat(name.getText()).isEqualTo(text);
        assertThat(name.getFamily()).isEqualTo(family);
        assertThat(name.getGivenAsSingleString()).isEqualTo(given == null ? "" : given);
        assertThat(representation(name)).isEqualTo("SYL");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "prefecture.csv", numLinesToSkip = 1)
    void onlyThePrefectureIsToldApart(String text, @Nullable String state) {
        Person person = new Person(null, null, null, null, Sex.UNSET, null, LocalDate.of(2000, 1, 1),
                new PostalAddress(text, "999-0001"));
        Patient patient = convert(person);
        assertThat(patient.getAddressFirstRep().getState()).isEqualTo(state);
        assertThat(patient.getAddressFirstRep().getText()).isEqualTo(text);
        assertThat(patient.getAddressFirstRep().getPostalCode()).isEqualTo("999-0001");
        assertThat(patient.getGender().toCode()).isEqualTo("unknown");
    }

    @Test
    void aLinkedPatientCarriesTheHospitalsNumberAndAMemberId() {
        Patient patient = valid(new PatientConverter(FhirDialect.DEFAULT).convert(Samples.patient(
                PatientStanding.LINKED, Samples.person(), Samples.inForce(Samples.insurance()))));
        assertThat(patient.getIdentifier()).extracting(Identifier::getSystem, Identifier::getValue).containsExactly(
                tuple("urn:oid:1.2.392.100495.20.3.51.19919999999", "P000001"),
                tuple(
                        "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID", "06999010:宮６:1234567:01"));
        assertThat(patient.getMeta().getTag()).extracting(Coding::getCode).containsExactly("linked");
    }

    @Test
    void anInsuranceInForceGoesBeforeOneThatIsLostAndBeforeATicket() {
        MedicalTicket ticket = Samples.ticket(YearMonth.of(2026, 11), false);
        Patient patient = valid(new PatientConverter(FhirDialect.DEFAULT).convert(Samples.patient(
                PatientStanding.LINKED, Samples.person(),
                Samples.coverage(Samples.publicAssistance(null, ticket), ticket, CoverageStanding.IN_FORCE),
                Samples.coverage(Samples.lost(LocalDate.of(2020, 1, 1), LocalDate.of(2021, 1, 1)), null,
                        CoverageStanding.LOST),
                Samples.inForce(Samples.insurance()))));
        assertThat(patient.getIdentifier()).extracting(Identifier::getValue)
                .containsExactly("P000001", "06999010:宮６:1234567:01");
    }

    @Test
    void aProvisionalPatientSaysSoAndCarriesTheReferenceNumberItCameWith() {
        PatientView view = new PatientView(Samples.PATIENT, Samples.STAMP, Samples.HOSPITAL,
                PatientStanding.PROVISIONAL, null, new ReferenceNumber("X-17"), null, Samples.person(), List.of(),
                List.of(), List.of(), List.of());
        Patient patient = valid(new PatientConverter(FhirDialect.DEFAULT).convert(view));
        assertThat(patient.getMeta().getTag()).extracting(Coding::getCode).containsExactly("provisional");
        assertThat(patient.getIdentifier()).extracting(Identifier::getValue).containsExactly("X-17");
        assertThat(patient.getIdentifierFirstRep().getSystem()).doesNotContain("urn:oid");
    }

    @Test
    void aProvisionalPatientOfWhomNothingIsKnownIsIdentifiedByItsResource() {
        Patient patient = valid(new PatientConverter(FhirDialect.DEFAULT)
                .convert(Samples.patient(PatientStanding.PROVISIONAL, Samples.person())));
        assertThat(patient.getIdentifier()).extracting(Identifier::getSystem)
                .containsExactly(IdentifierSystems.RESOURCE_INSTANCE);
    }

    /** R-BC-04. */
    @ParameterizedTest(name = "hospital {0}, national system {1}: {2}")
    @CsvSource({"髙田　花子,●田　花子,髙田 花子", "髙田　花子,高田　花子,髙田 花子", "●田　花子,髙田　花子,髙田 花子", "●田　花子,●田　花子,●田 花子",
            "髙田　花子,,髙田 花子", ",高田　花子,高田 花子"})
    void theHospitalsOwnKanjiStayUnlessTheyLackACharacter(@Nullable String hospital, @Nullable String national,
            String written) {
        PatientView view = new PatientView(Samples.PATIENT, Samples.STAMP, Samples.HOSPITAL, PatientStanding.LINKED,
                new PatientNumber("1"), null, hospital == null ? null : PersonName.parse(hospital).orElseThrow(),
                named(national, "ﾀｶﾀﾞ ﾊﾅｺ"), List.of(), List.of(), List.of(),
                List.of());
        assertThat(valid(new PatientConverter(FhirDialect.DEFAULT).convert(view)).getName())
                .extracting(HumanName::getText).containsExactly(written, "タカダ ハナコ");
    }

    @Test
    void theOtherNameIsTheUsualOneAndTheCardsSexAnExtension() {
        Person person = new Person(new PersonName("見本", "太郎"), new KanaName("ミホン", "タロウ"),
                new PersonName("通称", "花子"), new KanaName("ツウショウ", "ハナコ"), Sex.MALE, Sex.FEMALE,
                LocalDate.of(1980, 4, 1), null);
        Patient patient = convert(person);
        assertThat(patient.getName()).extracting(HumanName::getUse)
                .containsExactly(NameUse.OFFICIAL, NameUse.OFFICIAL, NameUse.USUAL, NameUse.USUAL);
        assertThat(patient.getGender().toCode()).isEqualTo("male");
        assertThat(patient.getExtensionByUrl(ExtensionUrls.CARD_SEX).getValue().primitiveValue()).isEqualTo("female");
    }

    private static Person named(@Nullable String name, @Nullable String kana) {
        return new Person(name == null ? null : PersonName.parse(name).orElseThrow(),
                kana == null ? null : KanaName.parse(kana).orElseThrow(), null, null, Sex.FEMALE, null,
                LocalDate.of(1980, 4, 1), null);
    }

    private static Patient convert(Person person) {
        return valid(new PatientConverter(FhirDialect.DEFAULT)
                .convert(Samples.patient(PatientStanding.LINKED, person)));
    }

    private static @Nullable String representation(HumanName name) {
        return name.getExtensionByUrl(ExtensionUrls.NAME_REPRESENTATION).getValue().primitiveValue();
    }
}
