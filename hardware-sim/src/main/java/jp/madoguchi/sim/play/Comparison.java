package jp.madoguchi.sim.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.sim.emr.FhirReader;
import jp.madoguchi.sim.national.HeldPerson;
import jp.madoguchi.sim.national.HeldPerson.Cover;
import jp.madoguchi.sim.national.HeldPerson.TicketSpan;
import jp.madoguchi.sim.national.Validity;
import org.jspecify.annotations.Nullable;

/** Compares what the EMR can read over FHIR, field by field, with what the national system holds. */
final class Comparison {
    private static final Set<String> REFUSALS = Set.of("REFUSED", "FAILED", "PROCESSING");

    private final FhirReader fhir;
    private final String facility;

    Comparison(FhirReader fhir, String facility) {
        this.fhir = fhir;
        this.facility = facility;
    }

    /**
     * The verdict as of now.
     *
     * @param reply what the desk was told, for people who came to the desk
     * @param since the answer shown must not be older
     */
    Verdict verdict(HeldPerson held, @Nullable DeskReply reply, Instant since)
            throws IOException, InterruptedException {
        Findings findings = new Findings();
        if (reply != null && reply.trouble() != null) {
            findings.add("inquiry", "an answer", reply.trouble());
            return new Verdict("–", findings.all());
        }
        if (reply != null) {
            deskReply(held, reply, findings);
        }
        String shown = switch (held.expect()) {
            case "none" -> nobody(held, reply, findings);
            case "review" -> hidden(held, reply, findings);
            case "unasked" -> unasked(held, since, findings);
            case "linked", "provisional" -> readable(held, reply, since, findings);
            default ->
                throw new IOException("the simulator expects \"" + held.expect() + "\", which play does not know");
        };
        return new Verdict(shown, findings.all());
    }

    private static void deskReply(HeldPerson held, DeskReply reply, Findings findings) {
        findings.same("inquiry state", "ANSWERED", reply.state());
        findings.same("next step", held.step(), reply.step());
        Validity validity = held.validity();
        if (validity == null) {
            if (!REFUSALS.contains(String.valueOf(reply.outcome()))) {
                findings.add("inquiry outcome", "REFUSED or FAILED", String.valueOf(reply.outcome()));
            }
            findings.same("error code", held.errorCode(), reply.code());
        } else {
            findings.same("inquiry outcome", "ANSWERED", reply.outcome());
            findings.same("inquiry validity", validity.name(), reply.validity());
        }
        if (!held.expect().equals("none")) {
            findings.same("inquiry standing", held.expect().toUpperCase(java.util.Locale.ROOT), reply.standing());
        }
    }

    /** The answer names nobody: what the desk was told is all there need be; a response that can be read must agree. */
    private String nobody(HeldPerson held, @Nullable DeskReply reply, Findings findings)
            throws IOException, InterruptedException {
        if (reply == null || reply.response() == null) {
            return "nothing, the answer names nobody";
        }
        Optional<JsonNode> response = fhir.read("CoverageEligibilityResponse/" + reply.response());
        if (response.isEmpty()) {
            return "nothing, the answer names nobody";
        }
        return response(held, response.get(), findings);
    }

    /** Doubtful: not readable over FHIR, neither by search nor by the id that the desk may have been told. */
    private String hidden(HeldPerson held, @Nullable DeskReply reply, Findings findings)
            throws IOException, InterruptedException {
        if (reply != null && reply.response() != null
                && fhir.read("CoverageEligibilityResponse/" + reply.response()).isPresent()) {
            findings.add("readable", "not before the desk has decided",
                    "CoverageEligibilityResponse/" + reply.response());
        }
        for (Cover cover : held.covers()) {
            for (String token : MemberIds.tokens(cover)) {
                for (JsonNode coverage : fhir.search("Coverage", "identifier", token)) {
                    findings.add("readable", "not before the desk has decided",
                            "Coverage/" + coverage.path("id").asText());
                }
            }
        }
        return findings.none() ? "not readable, a desk task" : "readable";
    }

    /** Nobody asked, so there is no answer of this morning. */
    private String unasked(HeldPerson held, Instant since, Findings findings)
            throws IOException, InterruptedException {
        for (JsonNode response : fhir.search("CoverageEligibilityResponse", "patient", patient(held))) {
            if (!isOlder(response, since)) {
                findings.add("answer", "nobody asked",
                        "CoverageEligibilityResponse/" + response.path("id").asText());
            }
        }
        return findings.none() ? "nothing, nobody asked" : "readable";
    }

    /** The id over FHIR of a patient of the hospital, by the hospital's number. */
    String patient(HeldPerson held) throws IOException, InterruptedException {
        String number = held.hospitalNumbers().getFirst();
        return fhir.search("Patient", "identifier", FhirNames.PATIENT_NUMBER + facility + "|" + number).stream()
                .findFirst().map(patient -> patient.path("id").asText())
                .orElseThrow(() -> new IOException("the gateway knows no patient with the number " + number));
    }

    private String readable(HeldPerson held, @Nullable DeskReply reply, Instant since, Findings findings)
            throws IOException, InterruptedException {
        Optional<JsonNode> patient = held.expect().equals("linked")
                ? byHospitalNumber(held, findings)
                : byMemberId(held, findings);
        if (patient.isEmpty()) {
            return "no patient";
        }
        patient(held, patient.get(), findings);
        String id = patient.get().path("id").asText();
        List<CoverageView> coverages = coverages(id);
        List<JsonNode> responses = fhir.search("CoverageEligibilityResponse", "patient", id);
        Optional<JsonNode> response = responses.stream()
                .filter(r -> reply == null || reply.response() == null
                        || r.path("id").asText().equals(reply.response()))
                .max(Comparator.comparing(r -> r.path("created").asText()));
        if (response.isEmpty() || reply == null && isOlder(response.get(), since)) {
            findings.add("answer", "one since " + since, responses.isEmpty() ? "" : "only older ones");
            return "no answer";
        }
        String validity = response(held, response.get(), findings);
        List<String> words = new ArrayList<>();
        for (Cover cover : held.covers()) {
            if (cover.assistance()) {
                tickets(cover, coverages, id, findings, words);
            } else {
                insurance(held, cover, coverages, id, response.get(), findings, words);
            }
        }
        return (held.expect().equals("provisional") ? "provisional, " : "") + validity
                + (held.step() == null ? "" : ", desk: " + held.step())
                + (words.isEmpty() ? "" : ": " + String.join(" / ", words));
    }

    private Optional<JsonNode> byHospitalNumber(HeldPerson held, Findings findings)
            throws IOException, InterruptedException {
        String number = held.hospitalNumbers().getFirst();
        List<JsonNode> patients = fhir.search("Patient", "identifier",
                FhirNames.PATIENT_NUMBER + facility + "|" + number);
        if (patients.size() != 1) {
            findings.add("patients with number " + number, "1", Integer.toString(patients.size()));
        }
        return patients.stream().findFirst();
    }

    private Optional<JsonNode> byMemberId(HeldPerson held, Findings findings)
            throws IOException, InterruptedException {
        for (String token : MemberIds.tokens(held.covers().getFirst())) {
            for (JsonNode coverage : fhir.search("Coverage", "identifier", token)) {
                return fhir.read(
                        "Patient/" + CoverageView.lastPart(coverage.path("beneficiary").path("reference").asText()));
            }
        }
        findings.add("coverage by member id", MemberIds.tokens(held.covers().getFirst()).getFirst(), "");
        return Optional.empty();
    }

    private static void patient(HeldPerson held, JsonNode patient, Findings findings) {
        String standing = "";
        for (JsonNode tag : patient.path("meta").path("tag")) {
            if (tag.path("system").asText().equals(FhirNames.STANDING)) {
                standing = tag.path("code").asText();
            }
        }
        findings.same("Patient standing", held.expect(), standing);
        findings.same("Patient.birthDate", held.birthDate(), patient.path("birthDate").asText());
        findings.same("Patient.gender", held.sex(), patient.path("gender").asText());
        List<String> kana = new ArrayList<>();
        for (JsonNode name : patient.path("name")) {
            if (CoverageView.extension(name, FhirNames.REPRESENTATION).equals("SYL")) {
                kana.add(Kana.folded(name.path("text").asText()));
            }
        }
        if (!kana.contains(Kana.folded(held.kana()))) {
            findings.add("Patient kana", Kana.folded(held.kana()), String.join(", ", kana));
        }
    }

    private List<CoverageView> coverages(String patient) throws IOException, InterruptedException {
        List<CoverageView> views = new ArrayList<>();
        for (JsonNode coverage : fhir.search("Coverage", "patient", patient)) {
            String payer = coverage.path("payor").path(0).path("reference").asText();
            views.add(CoverageView.of(coverage,
                    payer.isEmpty() ? MissingNode.getInstance() : fhir.read(payer).orElse(MissingNode.getInstance())));
        }
        return views;
    }

    private static String response(HeldPerson held, JsonNode response, Findings findings) {
        Validity validity = held.validity();
        String shown = CoverageView.extension(response, FhirNames.VALIDITY);
        String outcome = response.path("outcome").asText();
        if (validity == null) {
            findings.same("response.outcome", "error", outcome);
            return "error";
        }
        findings.same("response validity", validity.fhirCode(), shown);
        boolean complete = switch (validity) {
            case VALID, INVALID, INVALID_NEW_EXISTS, VALID_UNREGISTERED -> outcome.equals("complete");
            case NOT_FOUND, MULTIPLE -> outcome.equals("complete") || outcome.equals("error");
        };
        if (!complete) {
            findings.add("response.outcome", "complete", outcome);
        }
        return Validity.wordOf(shown);
    }

    private static void insurance(HeldPerson held, Cover cover, List<CoverageView> coverages, String patient,
            JsonNode response, Findings findings, List<String> words) {
        List<CoverageView> matches = coverages.stream().filter(view -> view.isFor(cover)).toList();
        if (matches.size() > 1) {
            findings.add("coverages of " + cover.insurer() + " " + cover.number(), "1",
                    Integer.toString(matches.size()));
        }
        Optional<CoverageView> found = matches.stream().findFirst().or(() -> nearest(cover, coverages));
        if (found.isEmpty()) {
            findings.add("coverage", cover.insurer() + " " + cover.number(), "");
            return;
        }
        CoverageView view = found.get();
        words.add(view.words());
        if (matches.isEmpty()) {
            findings.same("insurer number", cover.insurer(), view.insurer());
            findings.alike("symbol", cover.symbol(), view.symbol());
            findings.alike("number", cover.number(), view.number());
            findings.alike("branch", cover.branch(), view.branch());
        }
        findings.same("insurer name", cover.insurerName(), view.payerName());
        findings.same("beneficiary", patient, view.beneficiary());
        findings.same("period.start", cover.from(), view.start());
        findings.same("period.end (last covered day)", cover.lastCovered(), view.end());
        findings.same("disqualification date", cover.lost(), view.disqualified());
        boolean old = cover.lost() != null;
        if (old || held.validity() == Validity.VALID) {
            findings.same("Coverage.status", old ? "cancelled" : "active", view.status());
            findings.same("insurance.inforce", old ? "false" : "true", inForce(response, view.id()));
        }
    }

    /** Of several entries for one Coverage the one about the qualification counts, not those about certificates. */
    private static String inForce(JsonNode response, String coverage) {
        String first = "";
        for (JsonNode insurance : response.path("insurance")) {
            if (CoverageView.lastPart(insurance.path("coverage").path("reference").asText()).equals(coverage)) {
                String inForce = insurance.path("inforce").asText();
                if (CoverageView.extension(insurance, FhirNames.CERTIFICATE_KIND).equals("qualification")) {
                    return inForce;
                }
                first = first.isEmpty() ? inForce : first;
            }
        }
        return first;
    }

    /** Some insurance to compare field by field, so that the table says which field is wrong. */
    private static Optional<CoverageView> nearest(Cover cover, List<CoverageView> coverages) {
        return coverages.stream().filter(view -> !view.publicExpense())
                .filter(view -> view.start().equals(cover.from()) || view.insurer().equals(cover.insurer()))
                .findFirst();
    }

    /** One Coverage for every medical ticket, that is for every month. */
    private static void tickets(Cover cover, List<CoverageView> coverages, String patient, Findings findings,
            List<String> words) {
        for (TicketSpan ticket : cover.tickets()) {
            List<CoverageView> months = coverages.stream()
                    .filter(view -> view.publicExpense() && view.subscriberId().equals(cover.number())
                            && view.start().equals(ticket.from()))
                    .toList();
            if (months.size() != 1) {
                findings.add("coverages for the ticket from " + ticket.from(), "1",
                        Integer.toString(months.size()));
                continue;
            }
            CoverageView view = months.getFirst();
            words.add(view.words());
            findings.same("ticket payer number", cover.insurer(), view.insurer());
            findings.same("ticket payer name", cover.insurerName(), view.payerName());
            findings.same("ticket period.end", ticket.until(), view.end());
            findings.same("ticket beneficiary", patient, view.beneficiary());
        }
    }

    private static boolean isOlder(JsonNode response, Instant since) {
        try {
            return OffsetDateTime.parse(response.path("created").asText()).toInstant().isBefore(since);
        } catch (DateTimeException e) {
            return false; // A day without a time says nothing about this morning.
        }
    }
}
