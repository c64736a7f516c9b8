package jp.madoguchi.fhir.convert;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.claim.TypedMembership;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.LiveQuestion;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.fhir.profile.NationalSystem;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestPurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * A CoverageEligibilityRequest of the guide's profile as the question it asks. What would change the question and is not understood is
 * refused with its place, never dropped; who enters or provides something, and how urgent it is, says nothing to the national system.
 */
public final class EligibilityRequestReader {

    private static final LocalDate EARLIEST = LocalDate.of(1868, 1, 1);

    private final FacilityCode facility;

    /** @param facility whose patient numbers are known */
    public EligibilityRequestReader(FacilityCode facility) {
        this.facility = facility;
    }

    /**
     * Reads a request.
     *
     * @param today the day in Japan: the day that is asked about unless the request names another, and the last that it may name
     * @throws ProblemException with the element as its place, never with what stood there
     */
    public LiveQuestion read(CoverageEligibilityRequest request, LocalDate today) {
        if (request.hasModifierExtension() || request.hasImplicitRules()) {
            throw malformed("modifierExtension");
        }
        if (request.hasItem()) {
            throw malformed("item");
        }
        if (require(request.hasStatus(), "status") && request.getStatus() != EligibilityRequestStatus.ACTIVE) {
            throw malformed("status");
        }
        purposes(request.getPurpose());
        require(request.hasCreated(), "created");
        require(request.hasInsurer(), "insurer");
        require(request.hasPatient(), "patient");
        LiveQuestion.Insurance insurance = insurance(request);
        insurer(request.getInsurer(), insurance);
        LocalDate day = request.hasServiced() ? day(request.getServiced(), today) : today;
        return new LiveQuestion(subject(request, insurance, day), insurance, day, consent(request));
    }

    /** The identifier that the program gave its request, with its system; empty where it gave none. */
    public static Optional<String> key(CoverageEligibilityRequest request) {
        Identifier first = request.getIdentifierFirstRep();
        return first.hasValue()
                ? Optional.of(Optional.ofNullable(first.getSystem()).orElse("") + "|" + first.getValue())
                : Optional.empty();
    }

    private static void purposes(List<Enumeration<EligibilityRequestPurpose>> purposes) {
        require(!purposes.isEmpty(), "purpose");
        for (Enumeration<EligibilityRequestPurpose> purpose : purposes) {
            if (purpose.getValue() != EligibilityRequestPurpose.VALIDATION
                    && purpose.getValue() != EligibilityRequestPurpose.BENEFITS) {
                throw malformed("purpose");
            }
        }
        if (purposes.stream().noneMatch(purpose -> purpose.getValue() == EligibilityRequestPurpose.VALIDATION)) {
            throw malformed("purpose");
        }
    }

    private LiveQuestion.Subject subject(CoverageEligibilityRequest request, LiveQuestion.Insurance insurance,
            LocalDate day) {
        Reference patient = request.getPatient();
        if (patient.hasReference() && !patient.getReference().startsWith("#")) {
            return new LiveQuestion.Subject.Here(id(patient, "Patient", "patient"));
        }
        if (patient.hasReference()) {
            return described(contained(request, patient, Patient.class, "patient"), insurance, day);
        }
        return new LiveQuestion.Subject.Numbered(number(patient.getIdentifier(), "patient.identifier"));
    }

    private LiveQuestion.Subject described(Patient person, LiveQuestion.Insurance insurance, LocalDate day) {
        Optional<Identifier> number = person.getIdentifier().stream()
                .filter(one -> IdentifierSystems.patientNumber(facility).equals(one.getSystem())).findFirst();
        if (number.isPresent()) {
            return new LiveQuestion.Subject.Numbered(number(number.get(), "contained.identifier"));
        }
        require(person.hasBirthDate(), "contained.birthDate");
        LocalDate born = date(person.getBirthDateElement(), "contained.birthDate");
        if (born.isBefore(EARLIEST) || born.isAfter(day)) {
            throw problem(ProblemCode.DATE_IMPOSSIBLE, "contained.birthDate");
        }
        require(insurance instanceof LiveQuestion.Insurance.Typed, "insurance.coverage");
        return new LiveQuestion.Subject.Described(born);
    }

    private PatientNumber number(Identifier identifier, String where) {
        require(identifier.hasValue(), where);
        refuseMyNumber(identifier.getValue(), where);
        if (!IdentifierSystems.patientNumber(facility).equals(identifier.getSystem())) {
            throw problem(ProblemCode.VALUE_MALFORMED, where);
        }
        return value(PatientNumber.parse(identifier.getValue()), where);
    }

    private static LiveQuestion.Insurance insurance(CoverageEligibilityRequest request) {
        if (!request.hasInsurance()) {
            return new LiveQuestion.Insurance.OnFile();
        }
        if (request.getInsurance().size() > 1) {
            throw malformed("insurance");
        }
        Reference coverage = request.getInsuranceFirstRep().getCoverage();
        if (coverage.hasReference() && !coverage.getReference().startsWith("#")) {
            return new LiveQuestion.Insurance.Kept(id(coverage, "Coverage", "insurance.coverage"));
        }
        if (coverage.hasReference()) {
            Coverage card = contained(request, coverage, Coverage.class, "insurance.coverage");
            return typed(card.getIdentifier().stream().filter(EligibilityRequestReader::isMemberId).findFirst()
                    .orElseThrow(() -> problem(ProblemCode.VALUE_MISSING, "contained.identifier")),
                    "contained.identifier");
        }
        require(coverage.hasIdentifier(), "insurance.coverage");
        if (!isMemberId(coverage.getIdentifier())) {
            throw problem(ProblemCode.VALUE_MALFORMED, "insurance.coverage.identifier");
        }
        return typed(coverage.getIdentifier(), "insurance.coverage.identifier");
    }

    private static boolean isMemberId(Identifier identifier) {
        return IdentifierSystems.INSURANCE_MEMBER_ID.equals(identifier.getSystem())
                || IdentifierSystems.PUBLIC_PAYER_MEMBER_ID.equals(identifier.getSystem());
    }

    private static LiveQuestion.Insurance typed(Identifier identifier, String where) {
        require(identifier.hasValue(), where);
        String[] parts = identifier.getValue().split(":", -1);
        if (parts.length != 4) {
            throw problem(ProblemCode.VALUE_MALFORMED, where);
        }
        for (String part : parts) {
            refuseMyNumber(part, where);
        }
        return switch (TypedMembership.parse(parts[0], parts[1], parts[2], parts[3])) {
            case TypedMembership.Read read -> new LiveQuestion.Insurance.Typed(read.member());
            case TypedMembership.Refused refused -> throw problem(refused.problems().getFirst().code(), where);
        };
    }

    /** An insurer that is named by its number must be that of the card. */
    private static void insurer(Reference insurer, LiveQuestion.Insurance insurance) {
        Identifier named = insurer.getIdentifier();
        boolean national = List.of(NationalSystem.INSURER_NUMBER, NationalSystem.PUBLIC_PAYER_NUMBER).stream()
                .anyMatch(system -> system.url().equals(named.getSystem()) || system.oid().equals(named.getSystem()));
        if (!national) {
            return;
        }
        require(named.hasValue(), "insurer.identifier");
        InsurerNumber number = value(InsurerNumber.parseTyped(named.getValue()), "insurer.identifier");
        if (insurance instanceof LiveQuestion.Insurance.Typed typed && !number.equals(typed.member().insurer())) {
            throw problem(ProblemCode.VALUE_MALFORMED, "insurer.identifier");
        }
    }

    private static LocalDate day(Type serviced, LocalDate today) {
        if (!(serviced instanceof DateType date)) {
            throw malformed("serviced");
        }
        LocalDate day = date(date, "serviced");
        if (day.isAfter(today) || day.isBefore(EARLIEST)) {
            throw problem(ProblemCode.DATE_IMPOSSIBLE, "serviced");
        }
        return day;
    }

    private static LocalDate date(DateType date, String where) {
        try {
            return LocalDate.parse(date.getValueAsString());
        } catch (DateTimeParseException notAWholeDay) {
            throw problem(ProblemCode.VALUE_MALFORMED, where);
        }
    }

    private static boolean consent(CoverageEligibilityRequest request) {
        Extension extension = request.getExtensionByUrl(ExtensionUrls.LIMIT_CERTIFICATE_CONSENT);
        if (extension == null) {
            return false;
        }
        if (!(extension.getValue() instanceof BooleanType said) || !said.hasValue()) {
            throw malformed("extension");
        }
        return said.booleanValue();
    }

    private static ResourceId id(Reference reference, String type, String where) {
        String text = reference.getReference();
        if (!text.startsWith(type + "/")) {
            throw malformed(where);
        }
        return value(ResourceId.parse(text.substring(type.length() + 1)), where);
    }

    private static <T extends Resource> T contained(CoverageEligibilityRequest request, Reference reference,
            Class<T> type, String where) {
        String id = reference.getReference().substring(1);
        for (Resource one : request.getContained()) {
            if (type.isInstance(one) && (one.getId().equals(id) || one.getId().equals("#" + id))) {
                return type.cast(one);
            }
        }
        throw malformed(where);
    }

    /** Nobody's My Number is taken, wherever it was typed. */
    private static void refuseMyNumber(@Nullable String text, String where) {
        if (text != null && Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s‐‑–—―−ー-]", "")
                .matches("[0-9]{12}")) {
            throw problem(ProblemCode.MY_NUMBER_REFUSED, where);
        }
    }

    private static boolean require(boolean there, String where) {
        if (!there) {
            throw problem(ProblemCode.VALUE_MISSING, where);
        }
        return true;
    }

    private static <T> T value(Parsed<T> parsed, String where) {
        return switch (parsed) {
            case Parsed.Value<T> v -> v.value();
            case Parsed.Refused<T> r -> throw problem(r.problem().code(), where);
        };
    }

    private static ProblemException malformed(String where) {
        return problem(ProblemCode.VALUE_MALFORMED, where);
    }

    private static ProblemException problem(ProblemCode code, String where) {
        return new ProblemException(Problem.at(code, where));
    }
}
