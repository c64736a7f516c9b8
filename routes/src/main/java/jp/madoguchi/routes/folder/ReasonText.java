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

    static String of(FolderSettings from, String name, String mark, Problem problem, Instant at, boolean moved) {
        String when = at.atZone(TOKYO).truncatedTo(ChronoUnit.SECONDS).toOffsetDateTime().toString();
        String place = problem.where().isEmpty() ? "-" : problem.where();
        String folder = from.directory().toString();
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
                moved ? "この理由書の隣に移しました。" : "元の場所に残しています。",
                code.title(Locale.ENGLISH), name, folder, place, when, code.next(Locale.ENGLISH),
                moved ? "It was moved beside this note." : "It was left where it is.");
    }
}
