package jp.madoguchi.sim.terminal;

import java.util.Map;
import java.util.random.RandomGenerator;
import jp.madoguchi.sim.exchange.Twist;
import jp.madoguchi.sim.message.Dress;
import jp.madoguchi.sim.message.Dress.Encoding;
import jp.madoguchi.sim.national.CentreError;
import jp.madoguchi.sim.terminal.Fault.Kind;
import org.jspecify.annotations.Nullable;

/** What will happen to one file, decided once from profile, chance and the faults that are switched on. */
record Course(long delayMillis, boolean swallowed, boolean err, boolean returned, Dress dress, Manner manner,
        @Nullable Fault reverse, @Nullable Fault zip, Twist twist) {

    /** The course of an answer to a request. */
    static Course ofAnswer(Profile profile, RandomGenerator random, Map<Kind, Fault> faults, Encoding encoding) {
        long delay = profile.delayMillis(random);
        boolean swallowed = profile.swallows(random);
        boolean err = profile.errs(random);
        boolean half = profile.writesHalf(random);
        Fault errFault = faults.get(Kind.ERR);
        Fault late = faults.get(Kind.LATE);
        return new Course(late == null ? delay : delay + late.ms(), swallowed || faults.containsKey(Kind.SWALLOW),
                err || errFault != null, errFault != null && errFault.returned(), dress(faults, encoding, false),
                half && faults.isEmpty() ? Manner.halfFor(700) : Manner.of(faults), faults.get(Kind.REVERSE),
                zip(faults), twist(faults));
    }

    /** The course of a face result: no profile, because the patient has already waited at the reader. */
    static Course ofFace(Map<Kind, Fault> faults, Encoding encoding) {
        Fault late = faults.get(Kind.LATE);
        return new Course(late == null ? 0 : late.ms(), faults.containsKey(Kind.SWALLOW), false, false,
                dress(faults, encoding, true), Manner.of(faults), null, zip(faults), twist(faults));
    }

    private static Dress dress(Map<Kind, Fault> faults, Encoding usual, boolean shuffled) {
        Encoding other = usual == Encoding.UTF_8 ? Encoding.SHIFT_JIS : Encoding.UTF_8;
        return new Dress(faults.containsKey(Kind.ENCODING) ? other : usual, faults.containsKey(Kind.BOM),
                faults.containsKey(Kind.CRLF), faults.containsKey(Kind.WRONG_ENCODING),
                shuffled || faults.containsKey(Kind.ORDER));
    }

    private static @Nullable Fault zip(Map<Kind, Fault> faults) {
        Fault bomb = faults.get(Kind.ZIP_BOMB);
        Fault path = faults.get(Kind.ZIP_PATH);
        return bomb != null ? bomb : path != null ? path : faults.get(Kind.ZIP_PASSWORD);
    }

    private static Twist twist(Map<Kind, Fault> faults) {
        Fault missing = faults.get(Kind.UNITS_MISSING);
        Fault foreign = faults.get(Kind.UNITS_FOREIGN);
        return new Twist(error(faults), faults.containsKey(Kind.OTHER_PERSON), faults.containsKey(Kind.OTHER_FACILITY),
                faults.containsKey(Kind.OLD_RECEPTION), missing == null ? 0 : missing.size(),
                foreign == null ? 0 : foreign.size(), faults.containsKey(Kind.PROCESSING));
    }

    private static @Nullable CentreError error(Map<Kind, Fault> faults) {
        if (faults.containsKey(Kind.SEGMENT_9)) {
            return new CentreError(CentreError.Level.SEGMENT_9, "SIM-E0999", "システムエラーが発生しました。");
        }
        if (faults.containsKey(Kind.STATUS_2)) {
            return new CentreError(CentreError.Level.STATUS_2, "SIM-E0299", "処理できませんでした。");
        }
        return null;
    }
}
