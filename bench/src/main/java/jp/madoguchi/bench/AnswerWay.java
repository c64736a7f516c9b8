package jp.madoguchi.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.consent.CareTime;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.fhir.convert.AnswerEntry;
import jp.madoguchi.fhir.convert.AnswerSource;
import jp.madoguchi.fhir.convert.AnswerView;
import jp.madoguchi.fhir.convert.ConsentView;
import jp.madoguchi.fhir.convert.CoverageView;
import jp.madoguchi.fhir.convert.FhirDialect;
import jp.madoguchi.fhir.convert.FhirEncoder;
import jp.madoguchi.fhir.convert.HospitalView;
import jp.madoguchi.fhir.convert.PatientView;
import jp.madoguchi.fhir.convert.PatientViewConverter;
import jp.madoguchi.fhir.convert.PayerView;
import jp.madoguchi.fhir.convert.ProofChannel;
import jp.madoguchi.fhir.convert.Stamp;
import jp.madoguchi.oqs.codec.ResultReader;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What becomes of one answer on its way from the terminal's file to what an EMR reads, without the ledger between them. */
final class AnswerWay {

    private static final ResourceId PATIENT = new ResourceId("4b7f1d54-5083-4d57-a361-7fa1403f7418");
    private static final ResourceId COVERAGE = new ResourceId("9e9138c3-1f8d-4599-a113-8b3c7e1e0f38");
    private static final ResourceId PAYER = new ResourceId("867e343a-77b2-4152-a434-7754a94429a7");
    private static final ResourceId HOSPITAL = new ResourceId("0c7f5a0e-0a3c-4c43-9f0f-0d3d7f0f5a11");
    private static final ResourceId ANSWER = new ResourceId("afb4e02f-96e5-4fb2-a6a0-a9cdfb60ad54");

    private final ResultReader reader = new ResultReader();
    private final PatientViewConverter converter = new PatientViewConverter(FhirDialect.DEFAULT);
    private final FhirEncoder encoder = new FhirEncoder();

    /** Every resource of the answer in a file, as JSON bytes. */
    List<byte[]> all(byte[] file) {
        return json(resources(file));
    }

    /** The same with HAPI's encoder for the last step. */
    List<byte[]> allByHapi(byte[] file) {
        return jsonByHapi(resources(file));
    }

    /** The last step. */
    List<byte[]> json(List<Resource> resources) {
        List<byte[]> encoded = new ArrayList<>();
        for (Resource resource : resources) {
            encoded.add(encoder.encode(resource));
        }
        return encoded;
    }

    /** The last step with HAPI's encoder. */
    List<byte[]> jsonByHapi(List<Resource> resources) {
        List<byte[]> encoded = new ArrayList<>();
        for (Resource resource : resources) {
            encoded.add(encoder.context().newJsonParser().encodeResourceToString(resource)
                    .getBytes(StandardCharsets.UTF_8));
        }
        return encoded;
    }

    /** The same up to the resources. */
    List<Resource> resources(byte[] file) {
        return converter.convert(view(reader.read(file).answers().getFirst()));
    }

    private static PatientView view(Answer answer) {
        Stamp stamp = new Stamp(51, Instant.ofEpochSecond(1_764_000_000));
        Qualification qualification = answer.qualifications().getFirst();
        InsurerNumber insurer = Objects.requireNonNull(qualification.member()).insurer();
        CoverageView coverage = new CoverageView(COVERAGE, stamp, PAYER, qualification, null,
                answer.standingOf(qualification), validity(answer));
        return new PatientView(PATIENT, stamp,
                new HospitalView(HOSPITAL, stamp, new FacilityCode("9919999999"), "架空総合病院"), PatientStanding.LINKED,
                new PatientNumber("0000012345"), qualification.referenceNumber(), null, qualification.person(),
                List.of(coverage), List.of(new PayerView(PAYER, stamp, insurer, qualification.insurerName())),
                List.of(new AnswerView(ANSWER, stamp, null,
                        new AnswerSource(TerminalId.DEFAULT, ProofChannel.READER, answer.processedAt()), answer,
                        List.of(new AnswerEntry(COVERAGE, PAYER, 0, null)))),
                List.of(new ConsentView(ANSWER, stamp, CareSetting.OUTPATIENT, answer.processedAt(), false, null,
                        new CareTime.Fixed(Duration.ofDays(1)), qualification.consents())));
    }

    private static @Nullable QualificationValidity validity(Answer answer) {
        return Optional.of(answer.outcome()).filter(AnswerOutcome.Confirmed.class::isInstance)
                .map(AnswerOutcome.Confirmed.class::cast).map(AnswerOutcome.Confirmed::validity).orElse(null);
    }
}
