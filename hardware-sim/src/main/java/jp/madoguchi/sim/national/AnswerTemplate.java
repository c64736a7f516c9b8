package jp.madoguchi.sim.national;

import java.time.LocalDateTime;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.national.Answer.Found;
import jp.madoguchi.sim.national.Answer.Refused;
import org.jspecify.annotations.Nullable;

/** Makes {@code OQSsiquc01res}, to inquiries and unasked, element for element after oqs-interface 3.2 to 3.4. */
public final class AnswerTemplate {
    private AnswerTemplate() {}

    /** The answer to a request, ReferenceClassification 2; {@code characters} is CharacterCodeIdentifier. */
    public static Element toInquiry(Answer answer, Inquiry inquiry, LocalDateTime at, String characters) {
        Element header = header(answer, inquiry.facility(), Entries.day(inquiry.confirmationDate()),
                inquiry.fileIdentifier(), "2", at, characters);
        Entries entries = Entries.forDesk(inquiry.limitConsentFlag().equals("1"), inquiry.arbitraryIdentifier());
        return document(header, body(answer, null, inquiry.echo(), entries));
    }

    /**
     * The answer to a question without a card, ReferenceClassification 1 as the consent was given by one (inferred), with
     * the consents as they stand.
     */
    public static Element toRecheck(Answer answer, Inquiry inquiry, ConsentBook.@Nullable Grant grant,
            LocalDateTime at, String characters) {
        Element header = header(answer, inquiry.facility(), Entries.day(inquiry.confirmationDate()),
                inquiry.fileIdentifier(), "1", at, characters);
        Entries entries = grant == null
                ? Entries.forDesk(false, inquiry.arbitraryIdentifier())
                : Entries.forRemote(grant, inquiry.arbitraryIdentifier(), at);
        return document(header, body(answer, null, inquiry.echo(), entries));
    }

    /** A face result, ReferenceClassification 1: no question was asked, so none is echoed. */
    public static Element faceResult(Answer answer, ConsentBook.Grant grant, String facility, String fileIdentifier,
            LocalDateTime at, String characters) {
        Element header = header(answer, facility, Entries.day(at.toLocalDate()), fileIdentifier, "1", at, characters);
        String prescription = grant.person().electronicPrescription() ? "1" : "2";
        return document(header, body(answer, prescription, null, Entries.forFace(grant)));
    }

    private static Element header(Answer answer, String facility, String confirmationDate,
            @Nullable String fileIdentifier, String classification, LocalDateTime at, String characters) {
        CentreError error = answer instanceof Refused refused ? refused.error() : null;
        String segment = error == null ? "1" : switch (error.level()) {
            case SEGMENT_9 -> "9";
            case SEGMENT_2 -> "2";
            case STATUS_2, NOTICE -> "1";
        };
        boolean inHeader = !segment.equals("1");
        return new Element("MessageHeader").with("ProcessExecutionTime", Entries.stamp(at))
                .with("QualificationConfirmationDate", confirmationDate).with("MedicalInstitutionCode", facility)
                .with("ArbitraryFileIdentifier", fileIdentifier).with("ReferenceClassification", classification)
                .with("SegmentOfResult", segment).with("ErrorCode", inHeader && error != null ? error.code() : null)
                .with("ErrorMessage", inHeader && error != null ? error.message() : null)
                .with("CharacterCodeIdentifier", characters);
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

    private static Element document(Element header, @Nullable Element body) {
        return new Element("XmlMsg").with(header).with(body);
    }
}
