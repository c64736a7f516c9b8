package jp.madoguchi.routes.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told about rejected files: the counter of this run, and what still lies there. */
class RejectedFilesTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T01:00:00Z"));
    private static final RejectedFiles.Origin FACE = new RejectedFiles.Origin("terminal-1", "face", "face");
    private static final RejectedFiles.Origin WEB = new RejectedFiles.Origin("terminal-1", "web", "web");

    @TempDir
    Path dir;

    private RejectedFiles started() {
        return new RejectedFiles(dir.resolve("rejected"), CLOCK);
    }

    private static void reject(RejectedFiles rejected, RejectedFiles.Origin from, ProblemCode code)
            throws IOException {
        rejected.keep(from, "answer.xml", new byte[]{1}, Problem.of(code));
    }

    @Test
    void aRestartCountsAnewButHidesNothingThatLiesThere() throws IOException {
        RejectedFiles before = started();
        assertThat(before.waiting()).isZero();
        reject(before, FACE, ProblemCode.XML_MALFORMED);
        reject(before, FACE, ProblemCode.XML_MALFORMED);
        before.tell(WEB, "medicines.xml", Problem.of(ProblemCode.XML_MALFORMED));
        assertThat(before.waiting()).isEqualTo(3);

        RejectedFiles after = started();
        assertThat(after.counts()).isEmpty();
        assertThat(after.waiting()).isEqualTo(3);
        reject(after, WEB, ProblemCode.FACILITY_FOREIGN);
        assertThat(after.waiting()).isEqualTo(4);
    }

    @Test
    void whoFollowsIsToldOfEachOnceWhetherItWasRejectedBeforeOrAfter() throws IOException {
        RejectedFiles rejected = started();
        List<RejectedFiles.Kind> told = new ArrayList<>();
        RejectedFiles.Kind malformed = new RejectedFiles.Kind("terminal-1", "face", ProblemCode.XML_MALFORMED);
        RejectedFiles.Kind foreign = new RejectedFiles.Kind("terminal-1", "web", ProblemCode.FACILITY_FOREIGN);
        reject(rejected, FACE, ProblemCode.XML_MALFORMED);
        reject(rejected, FACE, ProblemCode.XML_MALFORMED);
        rejected.follow(told::add);
        assertThat(told).containsExactly(malformed, malformed);
        reject(rejected, WEB, ProblemCode.FACILITY_FOREIGN);
        assertThat(told).containsExactly(malformed, malformed, foreign);
    }
}
