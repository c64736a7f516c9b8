package jp.madoguchi.reception.medical;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.consent.CareTime;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.medical.CareDay;
import jp.madoguchi.domain.medical.CareMonth;
import jp.madoguchi.domain.medical.Medicine;
import jp.madoguchi.domain.medical.MedicalRecord;
import jp.madoguchi.domain.medical.MedicalSubject;
import jp.madoguchi.domain.medical.MedicineHistory;
import jp.madoguchi.domain.medical.TreatmentItem;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.reception.ledger.CareEndRecord;

/** An invented patient who consented, and what they were given. */
final class Consented {

    static final Instant T = Instant.parse("2026-11-20T00:30:15Z");
    static final CareTime USUAL = new CareTime.Fixed(Duration.ofHours(24));
    static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    static final ResourceId PATIENT = new ResourceId("patient");
    static final InsurerNumber INSURER = new InsurerNumber("06130017");

    private Consented() {}

    static Viewers viewers() {
        return Viewers.parse(rules(Viewers.FILE));
    }

    static RuleSwitches switches() {
        return switches("", "");
    }

    /** As delivered, but for one row. */
    static RuleSwitches switches(String row, String instead) {
        return RuleSwitches.parse(rules(RuleSwitches.FILE).replace(row, instead));
    }

    private static String rules(String file) {
        try (var stream = Objects.requireNonNull(RuleSwitches.class.getResourceAsStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Viewer as(ViewerRole role) {
        return new Viewer("staff-1", role, DAY);
    }

    static Consents subject(Instant last) {
        return subject(PATIENT, last);
    }

    static Consents subject(ResourceId patient, Instant last) {
        return consents(patient, T, last, USUAL);
    }

    static Consents continuing() {
        return consents(PATIENT, T, null, CareTime.Continuing.LASTING);
    }

    static Consents consents(ResourceId patient, Instant given, Instant last, CareTime time) {
        return Consents.of(patient, INSURER, List.of(
                new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, given, last),
                new Consent(ConsentItem.TREATMENTS, ConsentStatus.GIVEN, given, last),
                new Consent(ConsentItem.HEALTH_CHECKUPS, ConsentStatus.NOT_GIVEN, null, null)),
                time instanceof CareTime.Continuing ? CareSituation.HOME_VISIT : CareSituation.OUTPATIENT, time);
    }

    /** An end of care that was noted; of all of it where no situation is said. */
    static CareEndRecord end(ResourceId patient, CareSituation of, LocalDate on) {
        return CareEndRecord.noted(new ResourceId("end-" + on), new FacilityCode("9919999999"), patient, of, on,
                "clerk-1", T);
    }

    static InquiryId question(int n) {
        return new InquiryId("20261120093015AAAAAAAA%02d".formatted(n));
    }

    static MedicineHistory medicines(String name) {
        CareMonth.Organisation here = new CareMonth.Organisation(null, "架空病院");
        CareMonth month = new CareMonth(YearMonth.of(2026, 10), here, null, here, null, null,
                List.of(new CareDay(DAY, null,
                        List.of(new Medicine(null, name, null, null, null, null, null, null, null)),
                        List.of(new TreatmentItem(null, "処置", null, null, null, null)))));
        return new MedicineHistory(MedicalSubject.UNNAMED, List.of(month), List.of(), List.of());
    }

    static long treatments(MedicalRecord content) {
        return ((MedicineHistory) content).claims().stream().flatMap(month -> month.days().stream())
                .mapToLong(day -> day.treatments().size()).sum();
    }
}
