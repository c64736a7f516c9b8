package jp.madoguchi.sim.national;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import jp.madoguchi.sim.national.Answer.Found;
import jp.madoguchi.sim.national.Answer.Refused;
import org.jspecify.annotations.Nullable;

/** Writes {@code OQSsiquc01res}, to inquiries and unasked, element for element after oqs-interface 3.2 to 3.4. */
public final class AnswerTemplate {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private AnswerTemplate() {}

    /** The answer to a request file, ReferenceClassification 2. */
    public static byte[] toInquiry(Answer answer, Inquiry inquiry, LocalDateTime at, Dress dress,
            RandomGenerator random) {
        Element header = header(answer, inquiry.facility(), Entries.day(inquiry.confirmationDate()),
                inquiry.fileIdentifier(), "2", at, dress);
        Element echo = new Element("QualificationConfirmSearchInfo").with("InsurerNumber", inquiry.insurer())
                .with("InsuredCardSymbol", inquiry.symbol())
                .with("InsuredIdentificationNumber", inquiry.number())
                .with("InsuredBranchNumber", inquiry.branch())
                .with("Birthdate", Entries.day(inquiry.birthDate()))
                .with("LimitApplicationCertificateRelatedConsFlg", inquiry.limitConsentFlag())
                .with("ArbitraryIdentifier", inquiry.arbitraryIdentifier());
        Entries entries = Entries.forDesk(inquiry.limitConsentFlag().equals("1"), inquiry.arbitraryIdentifier(), at);
        return file(header, body(answer, null, echo, entries), dress, random);
    }

    /** A face result, ReferenceClassification 1: no question was asked, so none is echoed. */
    public static byte[] faceResult(Answer answer, Person person, String facility, String fileIdentifier,
            LocalDateTime at, Dress dress, RandomGenerator random) {
        Element header = header(answer, facility, Entries.day(at.toLocalDate()), fileIdentifier, "1", at, dress);
        Entries entries = Entries.forFace(person.consents(), at);
        String prescription = person.electronicPrescription() ? "1" : "2";
        return file(header, body(answer, prescription, null, entries), dress, random);
    }

    private static Element header(Answer answer, String facility, String confirmationDate,
            @Nullable String fileIdentifier, String classification, LocalDateTime at, Dress dress) {
        CentreError error = answer instanceof Refused refused ? refused.error() : null;
        String segment = error == null ? "1" : switch (error.level()) {
            case SEGMENT_9 -> "9";
            case SEGMENT_2 -> "2";
            case STATUS_2, NOTICE -> "1";
        };
        boolean inHeader = !segment.equals("1");
        return new Element("MessageHeader").with("ProcessExecutionTime", STAMP.format(at))
                .with("QualificationConfirmationDate", confirmationDate).with("MedicalInstitutionCode", facility)
                .with("ArbitraryFileIdentifier", fileIdentifier).with("ReferenceClassification", classification)
                .with("SegmentOfResult", segment).with("ErrorCode", inHeader && error != null ? error.code() : null)
                .with("ErrorMessage", inHeader && error != null ? error.message() : null)
                .with("CharacterCodeIdentifier", dress.encoding().identifier());
    }

    private static @Nullable Element body(Answer answer, @Nullable String prescription, @Nullable Element echo,
            Entries entries) {
        return switch (answer) {
            case Refused(CentreError error, var person) when error.level() != CentreError.Level.STATUS_2 -> null;
            case Refused(CentreError error, var person) -> {
                Element body = new Element("MessageBody").with("ProcessingResultStatus", "2")
                        .with("ProcessingResultCode", error.code()).with("ProcessingResultMessage", error.message());
                yield echo == null ? body : body.with(echo);
            }
            case Found found -> {
                Person about = found.person();
                CentreError notice = about == null ? null : about.error();
                Element body = new Element("MessageBody").with("ProcessingResultStatus", "1")
                        .with("ProcessingResultCode", notice == null ? null : notice.code())
                        .with("ProcessingResultMessage", notice == null ? null : notice.message())
                        .with("QualificationValidity", Integer.toString(found.validity().code()))
                        .with("PrescriptionIssueSelect", prescription);
                if (echo != null) {
                    body.with(echo);
                }
                if (!found.entries().isEmpty()) {
                    Element list = new Element("ResultList");
                    found.entries().forEach(entry -> list.with(entries.element(entry)));
                    body.with(list);
                }
                yield body;
            }
        };
    }

    private static byte[] file(Element header, @Nullable Element body, Dress dress, RandomGenerator random) {
        Element document = new Element("XmlMsg").with(dress.shuffled() ? header.shuffled(random) : header);
        if (body != null) {
            document.with(dress.shuffled() ? body.shuffled(random) : body);
        }
        return dress.dress(document);
    }
}
