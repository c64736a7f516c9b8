package jp.madoguchi.oqs.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

    private static final List<ConsentItem> ITEMS = List.of(ConsentItem.values());

    private enum Part {
        FLAG("ConsFlg"),
        TIME("ConsTime"),
        UNTIL("AvailableTime");

        private final String suffix;

        Part(String suffix) {
            this.suffix = suffix;
        }
    }

    /** Which consent, by its place among all, and what of it. */
    private record Element(int item, Part part) {}

    private static final Map<String, Element> ELEMENTS = elements();

    private static Map<String, Element> elements() {
        Map<String, Element> elements = new HashMap<>();
        PREFIXES.forEach((item, prefix) -> {
            for (Part part : Part.values()) {
                elements.put(prefix + part.suffix, new Element(ITEMS.indexOf(item), part));
            }
        });
        return Map.copyOf(elements);
    }

    private final @Nullable ConsentStatus[] status = new @Nullable ConsentStatus[ITEMS.size()];
    private final @Nullable Instant[] givenAt = new @Nullable Instant[ITEMS.size()];
    private final @Nullable Instant[] availableUntil = new @Nullable Instant[ITEMS.size()];
    private boolean anything;

    /** Forgets what was read. */
    void clear() {
        if (anything) {
            Arrays.fill(status, null);
            Arrays.fill(givenAt, null);
            Arrays.fill(availableUntil, null);
            anything = false;
        }
    }

    /** Reads one child if it is about a consent; false, and nothing is read, if it is not. */
    boolean readChild(Fields in) {
        Element element = ELEMENTS.get(in.name());
        if (element == null) {
            return false;
        }
        anything = true;
        int item = element.item();
        switch (element.part()) {
            case FLAG -> status[item] = in.code(CodeTables.CONSENT, status[item]);
            case TIME -> givenAt[item] = in.time(givenAt[item]);
            case UNTIL -> availableUntil[item] = in.time(availableUntil[item]);
        }
        return true;
    }

    /** What was said, in the order of the items. Without a flag that is known nothing was said. */
    List<Consent> consents() {
        if (!anything) {
            return List.of();
        }
        List<Consent> consents = new ArrayList<>(ITEMS.size());
        for (int i = 0; i < ITEMS.size(); i++) {
            ConsentStatus said = status[i];
            if (said != null) {
                consents.add(new Consent(ITEMS.get(i), said, givenAt[i], availableUntil[i]));
            }
        }
        return consents;
    }
}
