package jp.madoguchi.oqs.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.LimitChange;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.RegistrationOutcome;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.medical.PdfDocument;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.oqs.message.PdfFile;
import jp.madoguchi.oqs.message.ProcessingResultStatus;
import jp.madoguchi.oqs.message.RemarkKind;
import jp.madoguchi.oqs.message.ReplyMessage;
import jp.madoguchi.oqs.message.ResultHeader;
import jp.madoguchi.oqs.message.ResultMessage;
import jp.madoguchi.oqs.message.ResultUnit;
import jp.madoguchi.oqs.message.SegmentOfResult;
import jp.madoguchi.oqs.message.WireFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the national system says back, whatever was asked, as XML or as JSON (oqs-interface 3 to 5). One reader serves any number of
 * threads. Its rules are those of {@link ResultReader}, which reads single and face results only.
 */
public final class ReplyReader {

    private static final Notice SILENT = new Notice(null, null);

    private final ReadLimits limits;

    /** A reader with the limits of {@link ReadLimits#DEFAULT}. */
    public ReplyReader() {
        this(ReadLimits.DEFAULT);
    }

    /** A reader with limits of its own. */
    public ReplyReader(ReadLimits limits) {
        this.limits = Objects.requireNonNull(limits);
    }

    /**
     * Reads one whole message.
     *
     * @param kind  what was asked, which the name of the file or the connection tells
     * @param bytes the message; for medical information also a document, which is passed on as it is
     * @throws ProblemException whatever the bytes are, nothing else is thrown; its place is never a value
     */
    public ReplyMessage read(ExchangeKind kind, WireFormat format, byte[] bytes) {
        if (bytes.length > limits.bytes()) {
            throw new ProblemException(Problem.at(ProblemCode.FILE_TOO_LARGE, bytes.length + " bytes"));
        }
        if (kind.isMedical() && PdfFile.isPdf(bytes)) {
            return document(kind, bytes);
        }
        try (Envelope envelope = envelope(format, bytes)) {
            Reply reply = reply(kind, envelope);
            return new ReplyMessage(reply, envelope.in().remarks());
        }
    }

    private Envelope envelope(WireFormat format, byte[] bytes) {
        return switch (format) {
            case XML -> Envelope.xml(bytes, limits);
            case JSON -> Envelope.json(bytes, limits);
        };
    }

    private static ReplyMessage document(ExchangeKind kind, byte[] bytes) {
        if (!PdfFile.isComplete(bytes)) {
            throw new ProblemException(Problem.at(ProblemCode.FILE_INCOMPLETE, "byte " + bytes.length));
        }
        return new ReplyMessage(new Reply.MedicalInformation(kind, Echo.NONE,
                new PdfDocument(bytes)), List.of());
    }

    private static Reply reply(ExchangeKind kind, Envelope envelope) {
        return switch (kind) {
            case CONFIRMATION, RECHECK_AT_HOME, RECHECK_ONLINE -> confirmed(kind, envelope);
            case CONFIRMATIONS_RESULT -> confirmedMany(kind, ReplyHeader.Needs.DAY_AND_SEGMENT, envelope);
            case CONSENTED_AT_HOME_RESULT, CONSENTED_ONLINE_RESULT, TICKETS_RESULT ->
                confirmedMany(kind, ReplyHeader.Needs.SEGMENT, envelope);
            case CONFIRMATIONS, REFERENCE_NUMBERS, CONSENTED_AT_HOME, CONSENTED_ONLINE, TICKETS ->
                accepted(kind, envelope);
            case REFERENCE_NUMBER -> registered(envelope);
            case REFERENCE_NUMBERS_RESULT -> registeredMany(envelope);
            case REVOCATION_AT_HOME -> revoked(envelope);
            case MEDICINES, CHECK_UPS -> medical(kind, envelope);
        };
    }

    private static Reply confirmed(ExchangeKind kind, Envelope envelope) {
        ReplyHeader header = new ReplyHeader(ReplyHeader.Needs.DAY_AND_SEGMENT);
        BodyReader body = envelope.confirmations(header);
        ResultHeader read = header.ofConfirmation();
        List<ResultUnit> units = ResultReader.units(body, read);
        List<Answer> answers = new ResultMessage(read, units, List.of()).answers();
        if (answers.size() != 1) {
            throw new ProblemException(
                    Problem.at(ProblemCode.ELEMENT_INVALID, "XmlMsg/MessageBody: " + answers.size() + " persons"));
        }
        return new Reply.Confirmed(kind, answers.getFirst());
    }

    private static Reply confirmedMany(ExchangeKind kind, ReplyHeader.Needs needs, Envelope envelope) {
        ReplyHeader header = new ReplyHeader(needs, true);
        BodyReader body = envelope.confirmations(header);
        if (body == null) {
            return Objects.requireNonNull(unfinished(kind, header, false, null));
        }
        Reply unfinished = unfinished(kind, header, body.refusesAll(), body.ownNotice());
        if (unfinished != null) {
            return unfinished;
        }
        List<ResultUnit> units = body.persons();
        if (header.counts().contradict(units.size())) {
            envelope.in().remark(RemarkKind.CONTRADICTION, "NumberOfProcessingResult");
        }
        return new Reply.ConfirmedMany(kind, header.echo(), header.reception(), header.counts(),
                bulk(header.ofConfirmation(), units));
    }

    private static List<BulkUnit> bulk(ResultHeader header, List<ResultUnit> units) {
        List<Answer> answers = new ResultMessage(header, units, List.of()).answers();
        List<BulkUnit> bulk = new ArrayList<>(units.size());
        for (int i = 0; i < answers.size(); i++) {
            Boolean changed = units.get(i).limitChanged();
            LimitChange change = changed == null
                    ? LimitChange.NOT_SAID
                    : changed ? LimitChange.CHANGED_OR_UNCLEAR : LimitChange.UNCHANGED;
            bulk.add(new BulkUnit(answers.get(i), change));
        }
        return bulk;
    }

    private static Reply accepted(ExchangeKind kind, Envelope envelope) {
        ReplyHeader header = new ReplyHeader(ReplyHeader.Needs.NOTHING);
        PlainBody body = envelope.plain(header);
        boolean refused = body != null && body.status() == ProcessingResultStatus.ERROR;
        boolean failed = refused || header.segment() == SegmentOfResult.ABORTED;
        if (failed) {
            return failed(kind, header, body == null ? null : body.notice());
        }
        ReceptionNumber said = body == null ? null : body.reception();
        ReceptionNumber number = said == null ? header.reception() : said;
        if (number == null) {
            throw envelope.in().missing("MessageBody/ReceptionNumber");
        }
        if (header.reception() != null && !header.reception().equals(number)) {
            throw new ProblemException(
                    Problem.at(ProblemCode.ELEMENT_INVALID, "XmlMsg/MessageBody/ReceptionNumber"));
        }
        return new Reply.Accepted(kind, header.echo(), number, body == null ? null : body.acceptedAt());
    }

    private static Reply registered(Envelope envelope) {
        ReplyHeader header = new ReplyHeader(ReplyHeader.Needs.SEGMENT);
        PlainBody body = envelope.plain(header);
        Reply unfinished = unfinished(ExchangeKind.REFERENCE_NUMBER, header, false,
                body == null ? null : body.notice());
        return unfinished != null
                ? unfinished
                : new Reply.Registered(header.echo(), Objects.requireNonNull(body).outcome(envelope.in()));
    }

    private static Reply registeredMany(Envelope envelope) {
        ReplyHeader header = new ReplyHeader(ReplyHeader.Needs.SEGMENT);
        PlainBody body = envelope.plain(header);
        boolean refused = body != null && body.units().isEmpty() && body.status() == ProcessingResultStatus.ERROR;
        Reply unfinished = unfinished(ExchangeKind.REFERENCE_NUMBERS_RESULT, header, refused,
                body == null ? null : body.notice());
        if (unfinished != null) {
            return unfinished;
        }
        Fields in = envelope.in();
        List<RegistrationOutcome> outcomes = Objects.requireNonNull(body).units().stream()
                .map(unit -> unit.outcome(in)).toList();
        if (header.counts().contradict(outcomes.size())) {
            in.remark(RemarkKind.CONTRADICTION, "NumberOfProcessingResult");
        }
        return new Reply.RegisteredMany(header.echo(), header.reception(), header.counts(), outcomes);
    }

    private static Reply revoked(Envelope envelope) {
        ReplyHeader header = new ReplyHeader(ReplyHeader.Needs.SEGMENT);
        PlainBody body = envelope.plain(header);
        boolean refused = body != null && body.status() == ProcessingResultStatus.ERROR;
        Reply unfinished = unfinished(ExchangeKind.REVOCATION_AT_HOME, header, refused,
                body == null ? null : body.notice());
        if (unfinished != null) {
            return unfinished;
        }
        PlainBody said = Objects.requireNonNull(body);
        said.requiredStatus(envelope.in());
        return new Reply.Revoked(header.echo(), said.notice());
    }

    private static Reply medical(ExchangeKind kind, Envelope envelope) {
        MedicalReader reader = new MedicalReader(kind);
        reader.read(envelope.in());
        envelope.finish(reader.characterCode());
        return reader.reply(envelope.in());
    }

    /** What the header decides: still working, failed, or refused as a whole; null if it ended normally. */
    private static @Nullable Reply unfinished(ExchangeKind kind, ReplyHeader header, boolean refused,
            @Nullable Notice notice) {
        return switch (header.segment()) {
            case PROCESSING -> new Reply.StillProcessing(kind, header.echo(), header.reception());
            case ABORTED -> failed(kind, header, notice);
            case FINISHED -> refused ? failed(kind, header, notice) : null;
        };
    }

    private static Reply failed(ExchangeKind kind, ReplyHeader header, @Nullable Notice ofBody) {
        Notice ofHeader = header.error();
        Notice said = ofHeader != null ? ofHeader : ofBody;
        return new Reply.Failed(kind, header.echo(), said == null ? SILENT : said);
    }
}
