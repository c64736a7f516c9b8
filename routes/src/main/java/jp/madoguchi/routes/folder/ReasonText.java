package jp.madoguchi.routes.folder;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import jp.madoguchi.domain.problem.Problem;

/** What stands in a {@code .reason.txt}: what, where in the file, when, next step, in Japanese and English. No personal data. */
final class ReasonText {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private ReasonText() {}

    /** What became of what could not be used. */
    enum Fate {
        MOVED("この理由書の隣に移しました。", "It was moved beside this note."),
        PUT("この理由書の隣に保存しました。", "It was put beside this note."),
        LEFT("元の場所に残しています。", "It was left where it is."),
        DELETED("診療に関する情報のため、保存せずに削除しました。", "It is medical information: it was deleted and is kept nowhere."),
        CUT("最後まで受け取れなかったため、保存するものはありません。", "It did not come to its end: there is nothing to keep.");

        private final String japanese;
        private final String english;

        Fate(String japanese, String english) {
            this.japanese = japanese;
            this.english = english;
        }
    }

    static String of(RejectedFiles.Origin from, String name, String mark, Problem problem, Instant at, Fate fate) {
        String when = at.atZone(TOKYO).truncatedTo(ChronoUnit.SECONDS).toOffsetDateTime().toString();
        String place = problem.where().isEmpty() ? "-" : problem.where();
        String folder = from.place();
        var code = problem.code();
        return """
                %s

                【日本語】
                内容: %s
                ファイル: %s
                フォルダ: %s
                箇所: %s
                日時: %s
                対応: %s
                このファイル: %s

                [English]
                What: %s
                File: %s
                Folder: %s
                Where: %s
                When: %s
                Next: %s
                This file: %s
                """.formatted(mark,
                code.title(Locale.JAPANESE), name, folder, place, when, code.next(Locale.JAPANESE),
                fate.japanese,
                code.title(Locale.ENGLISH), name, folder, place, when, code.next(Locale.ENGLISH),
                fate.english);
    }
}
