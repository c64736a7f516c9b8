package jp.madoguchi.sim.play;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.sim.national.DirectoryRow;
import jp.madoguchi.sim.national.People;
import org.jspecify.annotations.Nullable;

/** The patient directory as the gateway imports it: UTF-8, header, one patient a line (RFC 4180). */
public final class DirectoryCsv {
    private static final String HEADER = "patient_number,name,kana,birth_date,sex,insurer_number,symbol,number,branch";

    private DirectoryCsv() {}

    /** The rows of everybody whom the hospital knows. */
    public static String of(People people) {
        return HEADER + "\n" + people.everybody().stream().flatMap(person -> person.hospital().stream())
                .map(DirectoryCsv::line).collect(Collectors.joining());
    }

    private static String line(DirectoryRow row) {
        return Stream.of(row.patientNumber(), row.name(), row.kana(), row.birthDate().toString(), row.sex().word(),
                field(row.insurer()), field(row.symbol()), field(row.number()), field(row.branch()))
                .map(DirectoryCsv::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String field(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
