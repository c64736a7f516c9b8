package jp.madoguchi.oqs.codec;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.message.RemarkKind;
import jp.madoguchi.oqs.message.ResultHeader;
import jp.madoguchi.oqs.message.ResultMessage;
import jp.madoguchi.oqs.message.ResultUnit;
import jp.madoguchi.oqs.message.SegmentOfResult;
import org.jspecify.annotations.Nullable;

/**
 * Reads result files of the terminal: {@code OQSsiquc01res}, with or without {@code _face_}, and {@code OQSmuquc02res}
 * (oqs-interface 3.2 to 3.6, 4.2, 6.1). One reader serves any number of threads.
 *
 * <p>Elements are found by name, in any order; optional ones may be missing or empty; unknown ones are ignored and counted, and so
 * are unknown codes, except at the three levels that decide (SegmentOfResult, ProcessingResultStatus, QualificationValidity). An
 * element that is there twice in a group that has it once is refused.
 */
public final class ResultReader {

    private final ReadLimits limits;

    /** A reader with the limits of {@link ReadLimits#DEFAULT}. */
    public ResultReader() {
        this(ReadLimits.DEFAULT);
    }

    /** A reader with limits of its own. */
    public ResultReader(ReadLimits limits) {
        this.limits = Objects.requireNonNull(limits);
    }

    /**
     * Reads one whole file.
     *
     * @throws ProblemException whatever the bytes are, nothing else is thrown. Its place is an element path with line and column, or
     *                          a byte position; never a value. {@code FILE_INCOMPLETE} (transient) if the file just ends too early
     */
    public ResultMessage read(byte[] bytes) {
        if (bytes.length > limits.bytes()) {
            throw new ProblemException(Problem.at(ProblemCode.FILE_TOO_LARGE, bytes.length + " bytes"));
        }
        try (Envelope envelope = Envelope.xml(bytes, limits)) {
            ReplyHeader header = new ReplyHeader(ReplyHeader.Needs.DAY_AND_SEGMENT);
            BodyReader body = envelope.confirmations(header);
            ResultHeader read = header.ofConfirmation();
            List<ResultUnit> units = units(body, read);
            Fields in = envelope.in();
            if (header.counts().contradict(units.size())) {
                in.remark(RemarkKind.CONTRADICTION, "NumberOfProcessingResult");
            }
            return new ResultMessage(read, units, in.remarks());
        }
    }

    /** What a message says about persons: one of its own, or one for each bulk unit. */
    static List<ResultUnit> units(@Nullable BodyReader body, ResultHeader header) {
        if (body == null) {
            return List.of(new ResultUnit(null, null, null, null, null, List.of(), null, null));
        }
        boolean finished = header.segment() == SegmentOfResult.FINISHED;
        return body.units(finished, finished && header.receptionNumber() != null);
    }
}
