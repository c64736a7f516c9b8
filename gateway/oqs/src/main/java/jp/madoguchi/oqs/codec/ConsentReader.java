package jp.madoguchi.oqs.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.oqs.message.CodeTables;
import org.jspecify.annotations.Nullable;

/**
 * Reads the consents of an entry (oqs-interface 3.4): for each item a flag, when it was given, and until when the information may
 * be looked at. The names of the last six items are inferred from another interface.
 */
final class ConsentReader {

    private static final Map<ConsentItem, String> PREFIXES = new EnumMap<>(
            Map.ofEntries(
                    Map.entry(ConsentItem.LIMIT_CERTIFICATE, "LimitApplicationCertificateRelated"),
                    Map.entry(ConsentItem.SPECIFIC_DISEASES_CERTIFICATE, "SpecificDiseasesCertificateRelated"),
                    Map.entry(ConsentItem.HEALTH_CHECKUPS, "SpecificHealthCheckupsInfo"),
                    Map.entry(ConsentItem.MEDICINES, "PharmacistsInfo"),
                    Map.entry(ConsentItem.TREATMENTS, "DiagnosisInfo"),
                    Map.entry(ConsentItem.OPERATIONS, "OperationInfo"),
                    Map.entry(ConsentItem.DIAGNOSES, "DiagnosisName"),
                    Map.entry(ConsentItem.INFECTIONS, "InfectiousInfo"),
                    Map.entry(ConsentItem.ALLERGIES, "AllergyInfo"),
                    Map.entry(ConsentItem.CONTRAINDICATIONS, "ContraindicationInfo"),
                    Map.entry(ConsentItem.TESTS, "TestInfo"),
                    Map.entry(ConsentItem.PRESCRIPTIONS, "PrescriptionInfo")));

    private enum Part {
        FLAG("ConsFlg"),
        TIME("ConsTime"),
        UNTIL("AvailableTime");

        private final String suffix;

        Part(String suffix) {
            this.suffix = suffix;
        }
    }

    private record Element(ConsentItem item, Part part) {}

    private static final Map<String, Element> ELEMENTS = elements();

    private static Map<String, Element> elements() {
        Map<String, Element> elements = new HashMap<>();
        PREFIXES.forEach((item, prefix) -> {
            for (Part part : Part.values()) {
                elements.put(prefix + part.suffix, new Element(item, part));
            }
        });
        return Map.copyOf(elements);
    }

    private static final class Said {
        private @Nullable ConsentStatus status;
        private @Nullable Instant givenAt;
        private @Nullable Instant availableUntil;
    }

    private final Map<ConsentItem, Said> said = new EnumMap<>(ConsentItem.class);

    /** Reads one child if it is about a consent; false, and nothing is read, if it is not. */
    boolean readChild(Fields in) {
        Element element = ELEMENTS.get(in.name());
        if (element == null) {
            return false;
        }
        Said about = said.computeIfAbsent(element.item(), item -> new Said());
        switch (element.part()) {
            case FLAG -> about.status = in.code(CodeTables.CONSENT, about.status);
            case TIME -> about.givenAt = in.time(about.givenAt);
            case UNTIL -> about.availableUntil = in.time(about.availableUntil);
        }
        return true;
    }

    /** What was said, in the order of the items. Without a flag that is known nothing was said. */
    List<Consent> consents() {
        List<Consent> consents = new ArrayList<>(said.size());
        said.forEach((item, about) -> {
            if (about.status != null) {
                consents.add(new Consent(item, about.status, about.givenAt, about.availableUntil));
            }
        });
        return consents;
    }
}
