package jp.madoguchi.store.cache;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.channel.ViewingWindows;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.SearchText;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.fhir.convert.AnswerEntry;
import jp.madoguchi.fhir.convert.AnswerView;
import jp.madoguchi.fhir.convert.CoverageConverter;
import jp.madoguchi.fhir.convert.CoverageView;
import jp.madoguchi.fhir.convert.FhirDialect;
import jp.madoguchi.fhir.convert.FhirEncoder;
import jp.madoguchi.fhir.convert.HospitalConverter;
import jp.madoguchi.fhir.convert.HospitalView;
import jp.madoguchi.fhir.convert.PatientView;
import jp.madoguchi.fhir.convert.PatientViewConverter;
import jp.madoguchi.fhir.convert.PayerConverter;
import jp.madoguchi.fhir.convert.PayerView;
import jp.madoguchi.fhir.convert.Stamp;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnsweredCoverage;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.store.ledger.CoverageVersion;
import jp.madoguchi.store.ledger.OrganizationRecord;
import jp.madoguchi.store.ledger.PatientSnapshot;
import jp.madoguchi.store.ledger.Stored;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Resources by the guide of fhir-profiles, as JSON, with the identifiers that stand in them. Safe for many threads. */
public final class FhirViewEncoder implements PatientViewEncoder {

    private final FhirEncoder json;
    private final LookupKeys keys;
    private final Map<FacilityCode, String> hospitalNames;
    private final ViewingWindows windows;
    private final PatientViewConverter patients;
    private final HospitalConverter hospitals;
    private final PayerConverter payers;
    private final CoverageConverter coverages;

    /**
     * Encodes in a dialect.
     *
     * @param hospitalNames the names of the facilities, where configured
     * @param windows       how long consents last where the national system says nothing of it
     */
    public FhirViewEncoder(FhirDialect dialect, FhirEncoder json, LookupKeys keys,
            Map<FacilityCode, String> hospitalNames, ViewingWindows windows) {
        this.json = json;
        this.keys = keys;
        this.hospitalNames = Map.copyOf(hospitalNames);
        this.windows = windows;
        this.patients = new PatientViewConverter(dialect);
        this.hospitals = new HospitalConverter(dialect);
        this.payers = new PayerConverter(dialect);
        this.coverages = new CoverageConverter(dialect);
    }

    @Override
    public PatientEntry encode(PatientSnapshot snapshot) {
        PatientRecord patient = snapshot.patient().record();
        List<StoredResource> resources = new ArrayList<>();
        List<PatientEntry.Identified> identifiers = new ArrayList<>();
        PatientTraits traits = new PatientTraits("\n", null, Instant.EPOCH);
        for (Resource resource : patients.convert(view(snapshot))) {
            if (resource instanceof Organization) {
                continue; // Organizations belong to no patient and have entries of their own.
            }
            ResourceKind kind = ResourceKind.ofFhirName(resource.fhirType()).orElseThrow();
            StoredResource stored = stored(kind, patient.facility(), patient.id(), resource);
            resources.add(stored);
            traits = with(traits, stored, resource);
            for (Identifier identifier : identifiersOf(resource)) {
                identifiers.add(new PatientEntry.Identified(
                        keys.identifier(kind, identifier.getSystem(), identifier.getValue()), kind,
                        stored.compactId()));
            }
        }
        return PatientEntry.of(patient.facility(), patient.id(), snapshot.revision(), traits, resources, identifiers);
    }

    private static PatientTraits with(PatientTraits sofar, StoredResource stored, Resource resource) {
        Instant changed = stored.lastUpdated().isAfter(sofar.changed()) ? stored.lastUpdated() : sofar.changed();
        if (!(resource instanceof Patient patient)) {
            return new PatientTraits(sofar.names(), sofar.birthDate(), changed);
        }
        String names = patient.getName().stream()
                .flatMap(name -> Stream.concat(Stream.of(name.getText(), name.getFamily()),
                        name.getGiven().stream().map(StringType::getValue)))
                .filter(Objects::nonNull).map(SearchText::of).distinct().collect(Collectors.joining("\n", "\n", "\n"));
        String born = patient.getBirthDateElement().getValueAsString();
        LocalDate birthDate = born != null && born.length() == 10 ? LocalDate.parse(born) : null;
        return new PatientTraits(names, birthDate, changed);
    }

    private static List<Identifier> identifiersOf(Resource resource) {
        List<Identifier> identifiers = switch (resource) {
            case Patient patient -> patient.getIdentifier();
            case Coverage coverage -> coverage.getIdentifier();
            default -> List.of();
        };
        return identifiers.stream().filter(one -> one.hasSystem() && one.hasValue()).toList();
    }

    @Override
    public StoredResource encode(OrganizationRecord organization) {
        Resource resource = organization.insurer() == null
                ? hospitals.convert(hospital(organization))
                : payers.convert(payer(organization));
        return stored(ResourceKind.ORGANIZATION, organization.facility(), null, resource);
    }

    /** A coverage as it was: the bytes that were read when it was the newest version, unless the dialect is another one now. */
    StoredResource encode(CoverageVersion version) {
        CoverageRecord coverage = version.coverage().record();
        Resource resource = coverages.convert(coverage(version.coverage(), version.source()), coverage.patient());
        return stored(ResourceKind.COVERAGE, coverage.facility(), coverage.patient(), resource);
    }

    private StoredResource stored(ResourceKind kind, FacilityCode facility, @Nullable ResourceId patient,
            Resource resource) {
        return new StoredResource(kind, new ResourceId(resource.getIdElement().getIdPart()), facility,
                Long.parseLong(resource.getMeta().getVersionId()), resource.getMeta().getLastUpdated().toInstant(),
                patient, json.encode(resource));
    }

    private PatientView view(PatientSnapshot snapshot) {
        PatientRecord patient = snapshot.patient().record();
        Map<ResourceId, CoverageRecord> byId = new HashMap<>();
        AnswerSources sources = new AnswerSources(snapshot.questions());
        snapshot.coverages().forEach(coverage -> byId.put(coverage.record().id(), coverage.record()));
        return new PatientView(patient.id(), stamp(snapshot.patient()), hospital(snapshot.hospital()),
                patient.standing(), patient.number(), patient.reference(), patient.hospitalName(), patient.person(),
                snapshot.coverages().stream().map(coverage -> coverage(coverage,
                        Objects.requireNonNull(snapshot.sources().get(coverage.record().answer())))).toList(),
                snapshot.payers().stream().map(FhirViewEncoder::payer).toList(),
                snapshot.answers().stream().map(answer -> answer(answer, byId, sources)).toList(),
                new ConsentTrail(snapshot, windows).views());
    }

    private HospitalView hospital(OrganizationRecord hospital) {
        return new HospitalView(hospital.id(), new Stamp(hospital.revision(), hospital.updatedAt()),
                hospital.facility(), hospitalNames.get(hospital.facility()));
    }

    private static PayerView payer(OrganizationRecord payer) {
        return new PayerView(payer.id(), new Stamp(payer.revision(), payer.updatedAt()),
                Objects.requireNonNull(payer.insurer()), payer.name());
    }

    private static CoverageView coverage(Stored<CoverageRecord> stored, AnswerRecord source) {
        CoverageRecord coverage = stored.record();
        return new CoverageView(coverage.id(), stamp(stored), coverage.payer(), coverage.qualification(),
                coverage.ticket(), coverage.standing(), validity(source));
    }

    private static @Nullable QualificationValidity validity(AnswerRecord source) {
        return switch (source.answer().outcome()) {
            case AnswerOutcome.Confirmed confirmed -> confirmed.validity();
            case AnswerOutcome.Refused refused -> null;
            case AnswerOutcome.Failed failed -> null;
            case AnswerOutcome.Processing processing -> null;
        };
    }

    private static AnswerView answer(Stored<AnswerRecord> stored, Map<ResourceId, CoverageRecord> coverages,
            AnswerSources sources) {
        AnswerRecord answer = stored.record();
        List<AnswerEntry> entries = new ArrayList<>();
        for (AnsweredCoverage answered : answer.coverages()) {
            CoverageRecord coverage = coverages.get(answered.coverage());
            if (coverage != null) {
                entries.add(new AnswerEntry(coverage.id(), coverage.payer(), answered.qualification(),
                        ticket(answer, answered.qualification(), coverage)));
            }
        }
        return new AnswerView(answer.id(), stamp(stored), answer.inquiry(), sources.of(answer), answer.answer(),
                entries);
    }

    /** The ticket as that answer had it: same month, kind and number of issue as the coverage's, maybe with other content. */
    private static @Nullable MedicalTicket ticket(AnswerRecord answer, int qualification, CoverageRecord coverage) {
        MedicalTicket now = coverage.ticket();
        if (now == null) {
            return null;
        }
        return answer.answer().qualifications().get(qualification).tickets().stream()
                .filter(then -> then.month().equals(now.month()) && then.type() == now.type()
                        && Objects.equals(then.issueNumber(), now.issueNumber()))
                .findFirst().orElse(now);
    }

    private static Stamp stamp(Stored<?> stored) {
        return new Stamp(stored.revision(), stored.updatedAt().truncatedTo(ChronoUnit.MILLIS));
    }
}
