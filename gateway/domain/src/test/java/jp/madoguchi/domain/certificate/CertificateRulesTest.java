package jp.madoguchi.domain.certificate;

import static jp.madoguchi.domain.certificate.CapSamples.cap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.insurance.DeliveredTables;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** R-CT-01, R-CT-02, R-CT-03, R-CT-04. */
class CertificateRulesTest {

    private static final LocalDate FIRST = LocalDate.of(2025, 8, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 7, 31);
    private static final DiseaseCaps DISEASES = DiseaseCaps.parse(DeliveredTables.read(DiseaseCaps.FILE));
    private static final CertificateProof PROOF = CertificateProof.parse(DeliveredTables.read(CertificateProof.FILE));
    private static final String SWITCHES = DeliveredTables.read(RuleSwitches.FILE);

    @ParameterizedTest(name = "{0} {2} on {4}: {5} {6} {7} ({8})")
    @CsvFileSource(resources = "disease-caps-samples.csv", numLinesToSkip = 1)
    void aSpecificDiseaseHasItsCap(SpecificDisease disease, Integer stated, LimitCategory category, boolean programme51,
            LocalDate visit, String result, Long yen, String reason, String source) {
        SpecificDiseaseCertificate certificate = new SpecificDiseaseCertificate(disease, null,
                new DateRange(FIRST, LAST), stated);
        assertThat(DISEASES.of(certificate, category, programme51, visit)).as(source)
                .isEqualTo(cap(result, yen, reason));
    }

    @Test
    void outsideOfTheTableACapIsUnknown() {
        SpecificDiseaseCertificate certificate = new SpecificDiseaseCertificate(SpecificDisease.HIV_BY_BLOOD_PRODUCTS,
                null, new DateRange(null, null), null);
        LocalDate before = LocalDate.of(2021, 2, 28);
        assertThat(DISEASES.of(certificate, LimitCategory.A01, false, before))
                .isEqualTo(new CostCap.Unknown(CapReason.BEFORE_TABLE));
        assertThat(DISEASES.of(certificate, LimitCategory.A01, true, before))
                .isEqualTo(new CostCap.Unknown(CapReason.BEFORE_TABLE));
    }

    @Test
    void aWrongTableOfDiseasesIsRefused() {
        String text = DeliveredTables.read(DiseaseCaps.FILE);
        assertThatThrownBy(() -> DiseaseCaps.parse(text.replaceAll("(?m)^HIV_BY_BLOOD_PRODUCTS,UPPER.*\n", "")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("says nothing of HIV_BY_BLOOD_PRODUCTS UPPER");
        assertThatThrownBy(() -> DiseaseCaps.parse(text.replace(",0,yes,", ",0,maybe,")))
                .isInstanceOf(ProblemException.class).hasMessageContaining("neither yes nor nothing in uncertain");
    }

    @ParameterizedTest(name = "{0} on {1}, switch {2}: {3} {4} {5} ({6})")
    @CsvFileSource(resources = "limits-in-force.csv", numLinesToSkip = 1)
    void theCategoryOfADayIsThatOfItsCertificate(String certificates, LocalDate visit, String nextMonthSwitch,
            String result, LimitCategory category, LimitCategory nextMonth, String why) {
        RuleSwitches switches = RuleSwitches.parse(SWITCHES.replace("LIMIT_CHANGE_NEXT_MONTH,2021-03-01,,on",
                "LIMIT_CHANGE_NEXT_MONTH,2021-03-01,," + nextMonthSwitch));
        switch (LimitInForce.on(visit, certificates(certificates), switches)) {
            case LimitInForce.InForce in -> {
                assertThat("IN_FORCE").as(why).isEqualTo(result);
                assertThat(in.certificate().category()).as(why).isEqualTo(category);
                assertThat(in.nextMonth()).as(why).isEqualTo(nextMonth);
            }
            case LimitInForce.NotInForce none -> {
                assertThat(none.reason().name()).as(why).isEqualTo(result);
                assertThat(none.step()).isEqualTo(DeskStep.SHOW_LIMIT_CERTIFICATE);
            }
        }
    }

    /** R-CT-04 is uncertain for each insurer: where the other reading gives another category the answer says so, and only there. */
    @ParameterizedTest
    @CsvSource({"2026-05-14,false", "2026-05-15,true", "2026-05-31,true", "2026-06-01,false"})
    void aCategoryThatHangsOnTheReadingOfAChangeInsideAMonthSaysSo(LocalDate visit, boolean open) {
        List<LimitCertificate> changed = certificates("A03/2025-08-01/2026-05-14;A04/2026-05-15/2026-07-31");
        assertThat(LimitInForce.open(visit, changed, RuleSwitches.parse(SWITCHES)))
                .isEqualTo(open ? Set.of(RuleSwitch.LIMIT_CHANGE_NEXT_MONTH) : Set.of());
    }

    private static List<LimitCertificate> certificates(String text) {
        List<LimitCertificate> certificates = new ArrayList<>();
        for (String one : text == null ? new String[0] : text.split(";")) {
            String[] parts = one.split("/");
            certificates.add(new LimitCertificate(null, LimitCategory.valueOf(parts[0]), null,
                    new DateRange(day(parts[1]), day(parts[2])), null));
        }
        return certificates;
    }

    private static LocalDate day(String text) {
        return text.equals("-") ? null : LocalDate.parse(text);
    }

    @ParameterizedTest
    @CsvSource({"GIVEN,2021-09-30,SHOW_LIMIT_CERTIFICATE", "GIVEN,2021-10-01,",
            "NOT_ASKED,2021-10-01,ASK_CONSENT_FOR_LIMIT",
            "DECLINED,2021-10-01,SHOW_LIMIT_CERTIFICATE", "GIVEN,2026-05-12,",
            "GIVEN,2021-02-28,SHOW_LIMIT_CERTIFICATE"})
    void withConsentTheLimitCategoryNeedsNoPaper(LimitConsent consent, LocalDate visit, DeskStep step) {
        assertThat(PROOF.limitStep(consent, visit)).isEqualTo(Optional.ofNullable(step));
    }

    @ParameterizedTest
    @CsvSource({"2025-07-31,20,", "2025-08-01,20,20", "2026-07-31,20,20", "2026-08-01,20,", "2026-05-12,,",
            "2026-05-12,30,30"})
    void theShareOfPeopleOf70To74ComesWithTheAnswer(LocalDate visit, Integer percent, Integer expected) {
        ElderlyCertificate certificate = new ElderlyCertificate(null, new DateRange(FIRST, LAST),
                percent == null ? null : new ContributionRatio(percent));
        assertThat(PROOF.elderlyShare(certificate, visit)).isEqualTo(expected == null
                ? new CertificateProof.ElderlyShare.ShowPaper()
                : new CertificateProof.ElderlyShare.Stated(new ContributionRatio(expected)));
    }

    @Test
    void withoutAnAnswerOrBeforeTheSystemThePaperOfTheElderlyIsShown() {
        ElderlyCertificate open = new ElderlyCertificate(null, new DateRange(null, null), new ContributionRatio(20));
        CertificateProof.ElderlyShare.ShowPaper paper = new CertificateProof.ElderlyShare.ShowPaper();
        assertThat(PROOF.elderlyShare(null, LAST)).isEqualTo(paper);
        assertThat(PROOF.elderlyShare(open, LocalDate.of(2021, 9, 30))).isEqualTo(paper);
        assertThat(PROOF.elderlyShare(open, LocalDate.of(2021, 10, 1)))
                .isEqualTo(new CertificateProof.ElderlyShare.Stated(new ContributionRatio(20)));
        assertThat(paper.step()).isEqualTo(DeskStep.SHOW_ELDERLY_CERTIFICATE);
    }

    @Test
    void aTableOfProofsThatForgetsACertificateIsRefused() {
        assertThatThrownBy(() -> CertificateProof.parse(
                "certificate,from,to,proof,rules\nLIMIT,2021-03-01,,ANSWER,R-CT-01"))
                .isInstanceOf(ProblemException.class).hasMessageContaining("says nothing of ELDERLY");
    }
}
