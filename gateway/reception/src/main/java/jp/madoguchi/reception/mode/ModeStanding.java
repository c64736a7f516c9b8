package jp.madoguchi.reception.mode;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.channel.DisasterArea;
import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.domain.channel.OnFile;
import org.jspecify.annotations.Nullable;

/**
 * How an institution's modes stand.
 *
 * @param failure  failure mode (R-CH-50)
 * @param disaster for where and when disaster mode is open (R-CH-52); null while it is not
 */
public record ModeStanding(FailureMode failure, @Nullable DisasterArea disaster) {

    public ModeStanding {
        Objects.requireNonNull(failure);
    }

    /** What the ministry opened, as far as somebody here entered it. */
    public List<DisasterArea> opened() {
        return disaster == null ? List.of() : List.of(disaster);
    }

    /** Whether disaster mode is open on a day. Nobody has to close it for that to end. */
    public boolean inDisaster(LocalDate day) {
        return disaster != null && disaster.covers(disaster.area(), day);
    }

    /** The same as the rules of the reception ask for it. */
    public OnFile.Modes onFile() {
        return new OnFile.Modes(failure, disaster);
    }
}
