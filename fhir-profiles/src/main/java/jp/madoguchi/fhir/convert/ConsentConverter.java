package jp.madoguchi.fhir.convert;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import jp.madoguchi.domain.consent.AvailableTime;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.fhir.profile.CodeSystems;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Period;

/**
 * The consents that an answer carries as one Consent: what may be looked at and how long (R-CO-02, R-CH-34), and what not. It has the
 * answer's id. That its time is over is told by the periods alone; that it does not count any more, by its status.
 */
public final class ConsentConverter {

    private static final String RULE = IdentifierSystems.RULE + "R-CO-02";

    /** The consents of a patient, asked for by a hospital. */
    public Consent convert(ConsentView view, ResourceId patient, ResourceId hospital) {
        Consent consent = new Consent();
        Parts.stamp(consent, view.id(), view.stamp(), Profiles.CONSENT);
        boolean counts = !view.superseded() && !view.revoked();
        if (!counts) {
            consent.addExtension(Parts.code(ExtensionUrls.CONSENT_END, view.superseded() ? "superseded" : "revoked"));
        }
        consent.setStatus(counts ? ConsentState.ACTIVE : ConsentState.INACTIVE);
        consent.setScope(Parts.concept(CodeSystems.CONSENT_SCOPE, "patient-privacy", null));
        consent.addCategory(Parts.concept(CodeSystems.CONSENT_SETTING, code(view.setting()), null));
        consent.setPatient(Parts.reference("Patient", patient));
        consent.setDateTimeElement(Parts.dateTime(view.consents().stream().map(one -> one.givenAt())
                .filter(Objects::nonNull).max(Instant::compareTo).orElse(view.toldAt())));
        consent.addOrganization(Parts.reference("Organization", hospital));
        consent.addPolicy().setUri(RULE);
        ProvisionComponent all = consent.getProvision();
        view.consents().stream().sorted(Comparator.comparing(one -> one.item()))
                .forEach(one -> all.addProvision(provision(view, one)));
        return consent;
    }

    private static ProvisionComponent provision(ConsentView view, jp.madoguchi.domain.consent.Consent one) {
        ProvisionComponent provision = new ProvisionComponent();
        provision.addExtension(Parts.code(ExtensionUrls.CONSENT_FLAG, code(one.status())));
        provision.addCode(Parts.concept(CodeSystems.CONSENT_ITEM, code(one.item()), null));
        if (!view.permits(one)) {
            return provision.setType(ConsentProvisionType.DENY);
        }
        AvailableTime time = AvailableTime.of(Objects.requireNonNull(one.givenAt()), one.availableUntil(),
                view.time());
        Period period = new Period().setStartElement(Parts.dateTime(time.from()));
        time.last().ifPresent(last -> period.setEndElement(Parts.dateTime(last)));
        return provision.setType(ConsentProvisionType.PERMIT).setPeriod(period);
    }

    private static String code(ConsentItem item) {
        return item.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String code(ConsentStatus status) {
        return switch (status) {
            case NOT_GIVEN -> "0";
            case GIVEN -> "1";
            case EXPIRED -> "2";
            case UNOBTAINABLE -> "3";
        };
    }

    private static String code(CareSetting setting) {
        return switch (setting) {
            case OUTPATIENT, EMERGENCY -> "outpatient";
            case HOME_VISIT -> "home-visit";
            case ONLINE -> "online";
        };
    }
}
