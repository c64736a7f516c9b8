package jp.madoguchi.reception.inquiry;

import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.LiveQuestion;
import org.jspecify.annotations.Nullable;

/**
 * A program, such as an EMR, wants the national system to be asked.
 *
 * @param facility institution that asks
 * @param terminal terminal that carries the question
 * @param client   the program, by its token
 * @param key      what the program tells its requests apart by: the same one again asks nothing twice; null where it gave none
 * @param question what it wants to know
 */
public record ProgramOrder(FacilityCode facility, TerminalId terminal, String client, @Nullable String key,
        LiveQuestion question) {

    public ProgramOrder {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(client);
        Objects.requireNonNull(question);
    }

    /** Masked: the program only. */
    @Override
    public String toString() {
        return "ProgramOrder[" + client + "]";
    }
}
