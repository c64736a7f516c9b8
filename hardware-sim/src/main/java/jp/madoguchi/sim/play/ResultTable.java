package jp.madoguchi.sim.play;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.madoguchi.sim.national.HeldPerson;
import jp.madoguchi.sim.national.Validity;

/** The table at the end of the demo, and under it every field that differs. */
final class ResultTable {
    private static final List<String> HEAD = List.of("patient", "channel", "national system",
            "what the FHIR API now says", "");
    private static final int WIDEST = 80;
    private static final Pattern SEPARATOR = Pattern.compile(" / ");

    private ResultTable() {}

    static List<String> of(List<Line> lines) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        lines.forEach(line -> {
            String verdict = line.verdict().agrees() ? "ok" : "DIFFERS";
            List<String> shown = List.of(SEPARATOR.split(line.verdict().shown()));
            rows.add(List.of(line.held().id() + " " + line.held().name(), line.held().channel(), answer(line.held()),
                    shown.getFirst(), verdict));
            shown.stream().skip(1).forEach(more -> rows.add(List.of("", "", "", more, "")));
        });
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.min(WIDEST, Math.max(widths[i], TextWidth.of(row.get(i))));
            }
        }
        List<String> text = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(TextWidth.padded(row.get(i), widths[i])).append(i + 1 < widths.length ? "  " : "");
            }
            text.add(line.toString().stripTrailing());
        }
        text.add(1, "-".repeat(text.stream().mapToInt(TextWidth::of).max().orElse(0)));
        return text;
    }

    static List<String> differences(List<Line> lines) {
        List<String> text = new ArrayList<>();
        for (Line line : lines) {
            for (Difference difference : line.verdict().differences()) {
                text.add(line.held().id() + " " + difference.field() + ": national system " + difference.held()
                        + ", gateway " + difference.shown());
            }
        }
        return text;
    }

    private static String answer(HeldPerson held) {
        if (held.expect().equals("unasked")) {
            return "not asked";
        }
        Validity validity = held.validity();
        String answer = validity == null ? "error " + held.errorCode() : validity.word();
        return held.expect().equals("review") ? answer + ", doubtful" : answer;
    }
}
