package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Findings.malformed;
import static jp.madoguchi.fhir.convert.Findings.problem;
import static jp.madoguchi.fhir.convert.Findings.refuse;
import static jp.madoguchi.fhir.convert.Findings.require;
import static jp.madoguchi.fhir.convert.Findings.text;
import static jp.madoguchi.fhir.convert.RequestElements.contained;
import static jp.madoguchi.fhir.convert.RequestElements.id;
import static jp.madoguchi.fhir.convert.RequestElements.refuseMyNumber;
import static jp.madoguchi.fhir.convert.RequestElements.value;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.LiveQuestion;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestPurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * A CoverageEligibilityRequest of the guide's profile as the question it asks. What would change the question and is not understood is
 * refused with its place, never dropped; who enters or provides something, and how urgent it is, says nothing to the national system.
 */
public final class EligibilityRequestReader {

    private static final String TYPE = "CoverageEligibilityRequest";
    private static final Set<EligibilityRequestPurpose> PURPOSES = EnumSet.of(EligibilityRequestPurpose.VALIDATION,
            EligibilityRequestPurpose.BENEFITS);
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
        Findings findings = new Findings(TYPE);
        LiveQuestion question = read(request, today, findings);
        findings.refuse();
        return Objects.requireNonNull(question);
    }

    /**
     * Everything that {@link #read} would refuse, one by one; empty where it would read it.
     *
     * @param today the day in Japan
     */
    public List<Problem> problems(CoverageEligibilityRequest request, LocalDate today) {
        Findings findings = new Findings(TYPE);
        read(request, today, findings);
        return findings.all();
    }

    /** A problem that came up when a request was asked, at its element that it is about; as it is where it is about none that is there. */
    public static Problem inRequest(CoverageEligibilityRequest request, Problem problem) {
        String element = switch (problem.where()) {
            case "patient" -> "patient";
            case "insurance" -> request.hasInsurance() ? "insurance" : "";
            case "confirmationDate" -> request.hasServiced() ? "serviced" : "";
            default -> "";
        };
        return element.isEmpty() ? problem : Problem.at(problem.code(), TYPE + "." + element);
    }

    private @Nullable LiveQuestion read(CoverageEligibilityRequest request, LocalDate today, Findings findings) {
        findings.check(() -> refuse(request.hasImplicitRules(), "implicitRules"));
        findings.check(() -> refuse(request.hasModifierExtension(), "modifierExtension[0]"));
        findings.check(() -> refuse(request.hasItem(), "item[0]"));
        EligibilityRequestStatus status = request.getStatus();
        findings.check(() -> require(status != null, "status"));
        findings.check(() -> refuse(status != null && status != EligibilityRequestStatus.ACTIVE, "status"));
        purposes(request.getPurpose(), findings);
        findings.check(() -> require(request.getCreated() != null, "created"));
        findings.check(() -> require(request.hasInsurer(), "insurer"));
        findings.check(() -> require(request.hasPatient(), "patient"));
        LiveQuestion.Insurance insurance = findings.read(() -> InsuranceReader.read(request));
        findings.check(() -> InsuranceReader.demandSame(request.getInsurer(), insurance));
        LocalDate serviced = findings.read(() -> request.hasServiced() ? day(request.getServiced(), today) : today);
        LocalDate day = serviced == null ? today : serviced;
        LiveQuestion.Subject subject = findings
                .read(() -> request.hasPatient() ? subject(request, insurance, day) : null);
        Boolean consent = findings.read(() -> consent(request));
        return insurance == null || serviced == null || subject == null || consent == null
                ? null
                : new LiveQuestion(subject, insurance, day, consent);
    }

    /** The identifier that the program gave its request, with its system; empty where it gave none. */
    public static Optional<String> key(CoverageEligibilityRequest request) {
        Identifier first = request.getIdentifierFirstRep();
        return first.getValue() != null
                ? Optional.of(Optional.ofNullable(first.getSystem()).orElse("") + "|" + first.getValue())
                : Optional.empty();
    }

    private static void purposes(List<Enumeration<EligibilityRequestPurpose>> purposes, Findings findings) {
        findings.check(() -> require(!purposes.isEmpty(), "purpose"));
        for (int i = 0; i < purposes.size(); i++) {
            int place = i;
            findings.check(() -> refuse(!PURPOSES.contains(purposes.get(place).getValue()), "purpose[" + place + "]"));
        }
        findings.check(() -> refuse(
                !purposes.isEmpty() && purposes.stream().allMatch(
                        purpose -> purpose.getValue() == EligibilityRequestPurpose.BENEFITS),
                "purpose[0]"));
    }

    private LiveQuestion.Subject subject(CoverageEligibilityRequest request,
            LiveQuestion.@Nullable Insurance insurance, LocalDate day) {
        Reference patient = request.getPatient();
        String reference = patient.getReference();
        if (reference != null && !reference.startsWith("#")) {
            return new LiveQuestion.Subject.Here(id(reference, "Patient", "patient"));
        }
        if (reference != null) {
            int place = contained(request, reference, Patient.class, "patient");
            return described((Patient) request.getContained().get(place), "contained[" + place + "]", insurance, day);
        }
        require(patient.hasIdentifier(), "patient.identifier");
        return new LiveQuestion.Subject.Numbered(number(patient.getIdentifier(), "patient.identifier"));
    }

    /** @param insurance null where it cannot be read, which is told already */
    private LiveQuestion.Subject described(Patient person, String where, LiveQuestion.@Nullable Insurance insurance,
            LocalDate day) {
        for (int i = 0; i < person.getIdentifier().size(); i++) {
            Identifier one = person.getIdentifier().get(i);
            if (IdentifierSystems.patientNumber(facility).equals(one.getSystem())) {
                return new LiveQuestion.Subject.Numbered(number(one, where + ".identifier[" + i + "]"));
            }
        }
        require(person.hasBirthDate(), where + ".birthDate");
        LocalDate born = date(person.getBirthDateElement(), where + ".birthDate");
        if (born.isBefore(EARLIEST) || born.isAfter(day)) {
            throw problem(ProblemCode.DATE_IMPOSSIBLE, where + ".birthDate");
        }
        require(!(insurance instanceof LiveQuestion.Insurance.OnFile), "insurance");
        require(!(insurance instanceof LiveQuestion.Insurance.Kept), "insurance.coverage.identifier");
        return new LiveQuestion.Subject.Described(born);
    }

    private PatientNumber number(Identifier identifier, String where) {
        String number = text(identifier.getValue(), where + ".value");
        refuseMyNumber(number, where);
        if (!IdentifierSystems.patientNumber(facility).equals(identifier.getSystem())) {
            throw problem(ProblemCode.VALUE_MALFORMED, where);
        }
        return value(PatientNumber.parse(number), where);
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
            return LocalDate.parse(text(date.getValueAsString(), where));
        } catch (DateTimeParseException notAWholeDay) {
            throw problem(ProblemCode.VALUE_MALFORMED, where);
        }
    }

    private static boolean consent(CoverageEligibilityRequest request) {
        boolean consented = false;
        boolean said = false;
        for (int i = 0; i < request.getExtension().size(); i++) {
            Extension extension = request.getExtension().get(i);
            if (ExtensionUrls.LIMIT_CERTIFICATE_CONSENT.equals(extension.getUrl())) {
                Boolean value = extension.getValue() instanceof BooleanType flag ? flag.getValue() : null;
                if (said || value == null) {
                    throw malformed("extension[" + i + "]");
                }
                said = true;
                consented = value;
            }
        }
        return consented;
    }
}
