package jp.madoguchi.oqs.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.ElderlyCertificate;
import jp.madoguchi.domain.certificate.LimitCategory;
import jp.madoguchi.domain.certificate.LimitCertificate;
import jp.madoguchi.domain.certificate.LimitClassification;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.certificate.SpecificDisease;
import jp.madoguchi.domain.certificate.SpecificDiseaseCertificate;
import jp.madoguchi.domain.certificate.TicketType;
import jp.madoguchi.domain.certificate.TreatmentType;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.PostalAddress;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.PersonalFamily;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.ReasonOfLoss;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary qualifications with everything that can hang on them. */
final class Qualifications {

    private static final double ABSENT = 0.4;

    private Qualifications() {}

    /** Only what a result can say: text fits into both encodings, times are whole seconds. */
    static Arbitrary<Qualification> qualifications() {
        return Combinators.combine(membership(), persons(), dates(), certificates()).as((member, person, dates,
                certificates) -> new Qualification(member.classification(), member.id(), member.insurerName(),
                        member.family(), member.insuredName(), person, dates.get(0), dates.get(1), dates.get(2),
                        new DateRange(dates.get(3), dates.get(4)), certificates.ratio(), certificates.preschool(),
                        member.reason(), certificates.elderly(), certificates.limit(), certificates.diseases(),
                        certificates.tickets(), certificates.consents(),
                        member.reference()));
    }

    private record Membership(InsuredCardClassification classification,
            MemberId id, String insurerName, PersonalFamily family, String insuredName,
            ReasonOfLoss reason, ReferenceNumber reference) {}

    private record Certificates(ContributionRatio ratio, boolean preschool, ElderlyCertificate elderly,
            LimitCertificate limit, List<SpecificDiseaseCertificate> diseases, List<MedicalTicket> tickets,
            List<Consent> consents) {}

    private static Arbitrary<Membership> membership() {
        return Combinators.combine(maybe(Arbitraries.of(InsuredCardClassification.class)),
                maybe(Inquiries.members()), texts(), maybe(Arbitraries.of(PersonalFamily.class)), texts(),
                maybe(Arbitraries.of(ReasonOfLoss.class)), maybe(Questions.references())).as(Membership::new);
    }

    private static Arbitrary<Certificates> certificates() {
        return Combinators.combine(maybe(ratios()), Arbitraries.of(true, false), maybe(elderly()), maybe(limits()),
                diseases().list().ofMaxSize(2), tickets().list().ofMaxSize(2), consents()).as(Certificates::new);
    }

    static Arbitrary<Person> persons() {
        Arbitrary<PostalAddress> addresses = Combinators.combine(texts(), texts())
                .filter((text, code) -> text != null || code != null).as(PostalAddress::new);
        return Combinators.combine(maybe(names()), maybe(kana()), maybe(names()), maybe(kana()),
                Arbitraries.of(Sex.class), maybe(Arbitraries.of(Sex.class)), Inquiries.days(), maybe(addresses))
                .as(Person::new);
    }

    static Arbitrary<PersonName> names() {
        return Inquiries.cardTexts().map(text -> PersonName.parse(text).orElseThrow());
    }

    static Arbitrary<KanaName> kana() {
        return Arbitraries.strings().withChars("アカガサンュー　 ").ofMinLength(1).ofMaxLength(20)
                .filter(text -> !text.isBlank()).map(text -> KanaName.parse(text).orElseThrow());
    }

    private static Arbitrary<List<LocalDate>> dates() {
        return maybe(Inquiries.days()).list().ofSize(5);
    }

    private static Arbitrary<DateRange> ranges() {
        return Combinators.combine(maybe(Inquiries.days()), maybe(Inquiries.days())).as(DateRange::new);
    }

    private static Arbitrary<ContributionRatio> ratios() {
        return Arbitraries.integers().between(0, 100).map(ContributionRatio::new);
    }

    private static Arbitrary<ElderlyCertificate> elderly() {
        return Combinators.combine(maybe(Inquiries.days()), ranges(), maybe(ratios())).as(ElderlyCertificate::new);
    }

    private static Arbitrary<LimitCertificate> limits() {
        return Combinators.combine(maybe(Arbitraries.of(LimitClassification.class)),
                Arbitraries.of(LimitCategory.class), maybe(Inquiries.days()), ranges(), maybe(Inquiries.days()))
                .as(LimitCertificate::new);
    }

    private static Arbitrary<SpecificDiseaseCertificate> diseases() {
        return Combinators.combine(Arbitraries.of(SpecificDisease.class), maybe(Inquiries.days()), ranges(),
                maybe(yen())).as(SpecificDiseaseCertificate::new);
    }

    private static Arbitrary<MedicalTicket> tickets() {
        return Combinators.combine(Arbitraries.of(TicketType.class), Questions.months(), ranges(), texts(),
                maybe(Inquiries.facilities()), texts(), Arbitraries.of(true, false),
                maybe(Arbitraries.of(TreatmentType.class)))
                .flatAs((type, month, validity, issue, institution, name, other, treatment) -> Combinators
                        .combine(maybe(yen()), maybe(Arbitraries.of(true, false)))
                        .as((pay, combined) -> new MedicalTicket(type, month, validity, issue, institution, name,
                                other, treatment, pay, combined)));
    }

    /** At most one of each item, in the order of the items. */
    private static Arbitrary<List<Consent>> consents() {
        return Arbitraries.of(ConsentItem.class).set().ofMaxSize(4).flatMap(items -> {
            List<Arbitrary<Consent>> each = new ArrayList<>();
            items.stream().sorted().forEach(item -> each.add(consents(item)));
            return Combinators.combine(each).as(Function.identity());
        });
    }

    private static Arbitrary<Consent> consents(ConsentItem item) {
        return Combinators.combine(Arbitraries.of(ConsentStatus.class), maybe(moments()), maybe(moments()))
                .as((status, given, until) -> new Consent(item, status, given, until));
    }

    static Arbitrary<Instant> moments() {
        return Arbitraries.longs().between(946_684_800L, 4_000_000_000L).map(Instant::ofEpochSecond);
    }

    private static Arbitrary<Integer> yen() {
        return Arbitraries.integers().between(0, 999_999_999);
    }

    /** Text or none. */
    static Arbitrary<String> texts() {
        return maybe(Inquiries.cardTexts());
    }

    static <T> Arbitrary<T> maybe(Arbitrary<T> some) {
        return some.injectNull(ABSENT);
    }
}
