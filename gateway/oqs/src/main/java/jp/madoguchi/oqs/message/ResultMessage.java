package jp.madoguchi.oqs.message;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.Notice;
import org.jspecify.annotations.Nullable;

/**
 * A result file as it was read.
 *
 * @param header  its header
 * @param units   one for a single or face result; for a bulk result one per person asked about
 * @param remarks what was strange in it, each kind and element once
 */
public record ResultMessage(ResultHeader header, List<ResultUnit> units, List<Remark> remarks) {

    private static final Notice SILENT = new Notice(null, null);

    public ResultMessage {
        Objects.requireNonNull(header);
        units = List.copyOf(units);
        remarks = List.copyOf(remarks);
    }

    /** One answer per unit, in the file's order; the three levels of status become one outcome (oqs-interface 3.5). */
    public List<Answer> answers() {
        return units.stream().map(this::answer).toList();
    }

    /** How many remarks of a kind there are, over all elements. */
    public int count(RemarkKind kind) {
        return remarks.stream().filter(remark -> remark.kind() == kind).mapToInt(Remark::count).sum();
    }

    private Answer answer(ResultUnit unit) {
        return new Answer(
                header.facility(), header.asked(), header.arbitraryFileIdentifier(), unit.arbitraryIdentifier(),
                header.processedAt(), header.confirmationDate(), outcome(unit), unit.asking(), unit.qualifications(),
                unit.prescription());
    }

    private AnswerOutcome outcome(ResultUnit unit) {
        return switch (header.segment()) {
            case PROCESSING -> new AnswerOutcome.Processing();
            case ABORTED -> new AnswerOutcome.Failed(firstOf(header.error(), unit.notice()));
            case FINISHED -> switch (Objects.requireNonNull(unit.status())) {
                case ERROR -> new AnswerOutcome.Refused(firstOf(unit.notice(), header.error()));
                case NORMAL ->
                    new AnswerOutcome.Confirmed(Objects.requireNonNull(unit.validity()), unit.notice());
            };
        };
    }

    private static Notice firstOf(
            @Nullable Notice first, @Nullable Notice second) {
        if (first != null) {
            return first;
        }
        return second != null ? second : SILENT;
    }

    /** Masked: facility, segment and number of units only. */
    @Override
    public String toString() {
        return "ResultMessage[" + header.facility() + " " + header.segment() + " " + units.size() + "]";
    }
}
