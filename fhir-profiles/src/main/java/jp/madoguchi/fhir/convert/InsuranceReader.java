package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Findings.problem;
import static jp.madoguchi.fhir.convert.Findings.refuse;
import static jp.madoguchi.fhir.convert.Findings.require;
import static jp.madoguchi.fhir.convert.Findings.text;
import static jp.madoguchi.fhir.convert.RequestElements.contained;
import static jp.madoguchi.fhir.convert.RequestElements.id;
import static jp.madoguchi.fhir.convert.RequestElements.refuseMyNumber;
import static jp.madoguchi.fhir.convert.RequestElements.value;

import java.util.List;
import jp.madoguchi.domain.claim.TypedMembership;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.LiveQuestion;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.fhir.profile.NationalSystem;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** The insurance that a request is about: one of ours, one on a card in hand, or what is on file. */
final class InsuranceReader {

    private InsuranceReader() {}

    /** Reads it; what is on file where the request names none. */
    static LiveQuestion.Insurance read(CoverageEligibilityRequest request) {
        if (!request.hasInsurance()) {
            return new LiveQuestion.Insurance.OnFile();
        }
        refuse(request.getInsurance().size() > 1, "insurance[1]");
        require(request.getInsuranceFirstRep().hasCoverage(), "insurance.coverage");
        Reference coverage = request.getInsuranceFirstRep().getCoverage();
        String reference = coverage.getReference();
        if (reference != null && !reference.startsWith("#")) {
            return new LiveQuestion.Insurance.Kept(id(reference, "Coverage", "insurance.coverage"));
        }
        if (reference != null) {
            int place = contained(request, reference, Coverage.class, "insurance.coverage");
            return onCard((Coverage) request.getContained().get(place), "contained[" + place + "].identifier");
        }
        require(coverage.hasIdentifier(), "insurance.coverage.identifier");
        if (!isMemberId(coverage.getIdentifier())) {
            throw problem(ProblemCode.VALUE_MALFORMED, "insurance.coverage.identifier");
        }
        return typed(coverage.getIdentifier(), "insurance.coverage.identifier");
    }

    private static LiveQuestion.Insurance onCard(Coverage card, String where) {
        for (int i = 0; i < card.getIdentifier().size(); i++) {
            if (isMemberId(card.getIdentifier().get(i))) {
                return typed(card.getIdentifier().get(i), where + "[" + i + "]");
            }
        }
        throw problem(ProblemCode.VALUE_MISSING, where);
    }

    private static boolean isMemberId(Identifier identifier) {
        return IdentifierSystems.INSURANCE_MEMBER_ID.equals(identifier.getSystem())
                || IdentifierSystems.PUBLIC_PAYER_MEMBER_ID.equals(identifier.getSystem());
    }

    private static LiveQuestion.Insurance typed(Identifier identifier, String where) {
        String[] parts = text(identifier.getValue(), where + ".value").split(":", -1);
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

    /**
     * Refuses an insurer that is named by its number and is not that of the card.
     *
     * @param insurance null where it cannot be read, which is told already
     */
    static void demandSame(Reference insurer, LiveQuestion.@Nullable Insurance insurance) {
        Identifier named = insurer.getIdentifier();
        boolean national = List.of(NationalSystem.INSURER_NUMBER, NationalSystem.PUBLIC_PAYER_NUMBER).stream()
                .anyMatch(system -> system.url().equals(named.getSystem()) || system.oid().equals(named.getSystem()));
        if (!national) {
            return;
        }
        InsurerNumber number = value(
                InsurerNumber.parseTyped(text(named.getValue(), "insurer.identifier.value")), "insurer.identifier");
        if (insurance instanceof LiveQuestion.Insurance.Typed typed && !number.equals(typed.member().insurer())) {
            throw problem(ProblemCode.VALUE_MALFORMED, "insurer.identifier");
        }
    }
}
