package jp.madoguchi.oqs.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.oqs.codec.ReadLimits;
import jp.madoguchi.oqs.codec.ReplyReader;
import jp.madoguchi.oqs.codec.ResultReader;
import jp.madoguchi.oqs.codec.SubsidyResultReader;
import jp.madoguchi.oqs.exchange.SubsidyTags;
import jp.madoguchi.oqs.message.ResultMessage;
import jp.madoguchi.oqs.message.SubsidyMessage;
import jp.madoguchi.oqs.message.WireFormat;
import jp.madoguchi.oqs.terminal.Completeness;
import jp.madoguchi.oqs.terminal.EncryptedResult;
import jp.madoguchi.oqs.terminal.ResultFileName;
import jp.madoguchi.oqs.terminal.TerminalError;
import jp.madoguchi.oqs.terminal.ZipLimits;

/**
 * Everything that reads bytes from outside. Whatever the bytes are: an answer or a {@link ProblemException}, whose words hold nothing
 * of them; anything else is a finding.
 */
public final class FuzzTargets {

    private static final Inquiry INQUIRY = new Inquiry(
            new InquiryId("202611200002"), new FacilityCode("9919999999"), TerminalId.DEFAULT,
            LocalDate.of(2026, 11, 20),
            new CardQuestion(
                    new MemberId(new InsurerNumber("990010"), null, new CardNumber("1"), null),
                    LocalDate.of(1990, 1, 15),
                    false));
    private static final Instant FOUND = Instant.parse("2026-11-20T00:41:02Z");
    private static final ResultReader READER = new ResultReader();
    private static final ResultReader STRICT_READER = new ResultReader(new ReadLimits(100_000, 8, 20));
    private static final ReplyReader REPLIES = new ReplyReader();
    private static final SubsidyResultReader SUBSIDIES = new SubsidyResultReader(SubsidyTags.BUILT_IN);
    private static final EncryptedResult ZIPS = new EncryptedResult(new ZipLimits(1024 * 1024, 50));

    private FuzzTargets() {}

    /** A result file; read twice it says the same, whatever was read in between. */
    public static void result(byte[] bytes) {
        Completeness.isComplete(bytes);
        String first = read(READER, bytes);
        read(STRICT_READER, bytes);
        String second = read(READER, bytes);
        if (!first.equals(second)) {
            throw new AssertionError("read twice, and not the same");
        }
    }

    private static String read(ResultReader reader, byte[] bytes) {
        try {
            ResultMessage message = reader.read(bytes);
            return message + " " + message.answers() + " " + message.remarks();
        } catch (ProblemException e) {
            checkWords(e);
            return e.problem().toString();
        }
    }

    private static void checkWords(ProblemException e) {
        if (e.getCause() != null || !e.problem().where().matches("[A-Za-z0-9/:_()\\- ]*")) {
            throw new AssertionError("a problem that may quote the file: " + e.problem().where(), e);
        }
    }

    /** A reply to any question, as XML or as JSON. */
    public static void reply(byte[] bytes) {
        ExchangeKind[] kinds = ExchangeKind.values();
        ExchangeKind kind = kinds[bytes.length % kinds.length];
        for (WireFormat format : WireFormat.values()) {
            try {
                REPLIES.read(kind, format, bytes).toString();
            } catch (ProblemException e) {
                checkWords(e);
            }
        }
    }

    /** Certificates of subsidies, as XML or as JSON. */
    public static void subsidies(byte[] bytes) {
        for (WireFormat format : WireFormat.values()) {
            try {
                SubsidyMessage message = SUBSIDIES.read(format, bytes);
                message.refused().forEach(problem -> checkWords(new ProblemException(problem)));
            } catch (ProblemException e) {
                checkWords(e);
            }
        }
    }

    /** An {@code .err} file, which is always an answer. */
    public static void error(byte[] bytes) {
        if (TerminalError.toAnswer(INQUIRY, bytes, FOUND).isValid()) {
            throw new AssertionError("an error is never valid");
        }
    }

    /** A zip, plain or protected. */
    public static void zip(byte[] bytes) {
        try {
            EncryptedResult.Contained file = ZIPS.open(bytes, Corpus.PASSWORD);
            if (file.bytes().length > 1024 * 1024 || !file.name().matches("[0-9A-Za-z_-][0-9A-Za-z_.-]*")) {
                throw new AssertionError("out of bounds");
            }
        } catch (ProblemException e) {
            checkWords(e);
        }
    }

    /** A file's name. */
    public static void fileName(byte[] bytes) {
        ResultFileName.parse(new String(bytes, StandardCharsets.UTF_8));
        ResultFileName.parse(new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
