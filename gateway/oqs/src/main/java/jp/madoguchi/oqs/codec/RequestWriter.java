package jp.madoguchi.oqs.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.oqs.message.CodeTables;
import jp.madoguchi.oqs.message.TerminalEncoding;
import org.jspecify.annotations.Nullable;

/** Writes a question as the terminal takes it: {@code OQSsiquc01req} (oqs-interface 3.1, 9). */
public final class RequestWriter {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    /** A writer; it keeps nothing and serves any number of threads. */
    public RequestWriter() {}

    /**
     * The file's bytes. Symbol and number are written exactly as the card has them; optional elements that are not known are left
     * out; the insurer's number is padded with blanks on the left to 8 characters.
     *
     * @throws ProblemException {@code CHARACTER_NOT_ENCODABLE} with the element's name if a character cannot stand in XML or in the
     *                          encoding
     */
    public byte[] write(Inquiry inquiry, TerminalEncoding encoding) {
        CardQuestion card = inquiry.card();
        MemberId member = card.member();
        Page page = new Page(encoding);
        page.line("<?xml version=\"1.0\" encoding=\"" + encoding.declaredName() + "\" standalone=\"no\"?>");
        page.line("<XmlMsg>");
        page.line("  <MessageHeader>");
        page.element("    ", "QualificationConfirmationDate", day(inquiry.confirmationDate()));
        page.element("    ", "MedicalInstitutionCode", inquiry.facility().value());
        page.element("    ", "ArbitraryFileIdentifier", inquiry.id().value());
        page.line("  </MessageHeader>");
        page.line("  <MessageBody>");
        page.line("    <QualificationConfirmSearchInfo>");
        page.element("      ", "InsurerNumber", member.insurer().blankPadded());
        page.element("      ", "InsuredCardSymbol", member.symbol() == null ? null : member.symbol().value());
        page.element("      ", "InsuredIdentificationNumber", member.number().value());
        page.element("      ", "InsuredBranchNumber", member.branch() == null ? null : member.branch().value());
        page.element("      ", "Birthdate", day(card.birthDate()));
        page.element(
                "      ", "LimitApplicationCertificateRelatedConsFlg",
                CodeTables.CONSENT_IN_QUESTION.codeOf(card.limitConsent()));
        page.line("    </QualificationConfirmSearchInfo>");
        page.line("  </MessageBody>");
        page.line("</XmlMsg>");
        return page.bytes();
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** A page of text that knows whether its encoding can hold what is put on it. */
    private static final class Page {

        private final CharsetEncoder encoder;
        private final TerminalEncoding encoding;
        private final StringBuilder text = new StringBuilder(1024);

        Page(TerminalEncoding encoding) {
            this.encoding = encoding;
            this.encoder = encoding.charset().newEncoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        void line(String line) {
            text.append(line).append('\n');
        }

        void element(String indent, String name, @Nullable String value) {
            if (value == null) {
                return;
            }
            String written = encoding == TerminalEncoding.SHIFT_JIS ? SameCharacter.forWindows31J(value) : value;
            if (!XmlText.isWritable(written) || !isEncodable(written)) {
                throw new ProblemException(Problem.at(ProblemCode.CHARACTER_NOT_ENCODABLE, name));
            }
            text.append(indent).append('<').append(name).append('>');
            XmlText.appendEscaped(text, written);
            text.append("</").append(name).append(">\n");
        }

        /** The JDK's windows-31J silently makes ･ of · and ヴ of ゔ; a card's number must not change on its way. */
        private boolean isEncodable(String value) {
            return encoder.canEncode(value)
                    && new String(value.getBytes(encoding.charset()), encoding.charset()).equals(value);
        }

        byte[] bytes() {
            try {
                ByteBuffer encoded = encoder.encode(CharBuffer.wrap(text));
                byte[] bytes = new byte[encoded.remaining()];
                encoded.get(bytes);
                return bytes;
            } catch (CharacterCodingException e) {
                throw new IllegalStateException("every element was checked before", e);
            }
        }
    }
}
