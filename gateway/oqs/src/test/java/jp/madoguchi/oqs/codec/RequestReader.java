package jp.madoguchi.oqs.codec;

import java.time.LocalDate;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;

/** Reads {@code OQSsiquc01req} back, as the terminal would. The file does not name the terminal. */
final class RequestReader {

    private RequestReader() {}

    static Inquiry read(byte[] bytes, TerminalId terminal) {
        Fields in = new Fields(XmlCursor.enter(DecodedDocument.of(bytes), ReadLimits.DEFAULT, "XmlMsg"));
        LocalDate day = null;
        FacilityCode facility = null;
        InquiryId id = null;
        SearchInfoReader card = new SearchInfoReader();
        while (in.child()) {
            switch (in.name()) {
                case "MessageHeader" -> {
                    while (in.child()) {
                        switch (in.name()) {
                            case "QualificationConfirmationDate" -> day = in.date(day);
                            case "MedicalInstitutionCode" -> facility = in.value(FacilityCode::parse, facility);
                            case "ArbitraryFileIdentifier" -> id = in.value(InquiryId::parse, id);
                            default -> throw in.invalidHere();
                        }
                    }
                }
                case "MessageBody" -> {
                    if (!in.child() || !in.name().equals("QualificationConfirmSearchInfo")) {
                        throw in.invalidHere();
                    }
                    card.read(in);
                    in.once(in.child());
                }
                default -> throw in.invalidHere();
            }
        }
        CardQuestion question = card.question();
        if (!in.remarks().isEmpty()) {
            throw new AssertionError(ProblemCode.ELEMENT_INVALID + " " + in.remarks());
        }
        return new Inquiry(id, facility, terminal, day, question);
    }
}
