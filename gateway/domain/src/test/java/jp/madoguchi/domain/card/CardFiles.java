package jp.madoguchi.domain.card;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.madoguchi.domain.rule.RuleSwitches;

/** The delivered files, and the switches with one of them set otherwise. */
final class CardFiles {

    private static final Path FILES = Path.of("src/main/resources/jp/madoguchi/domain/rule");
    private static final Map<String, RuleSwitches> SWITCHES = new ConcurrentHashMap<>();

    private CardFiles() {}

    static String file(String name) {
        try {
            return Files.readString(FILES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CertificateGrace grace() {
        return CertificateGrace.parse(file(CertificateGrace.FILE));
    }

    /** The delivered switches; with {@code KEY=value} one of them has that value on all days. */
    static RuleSwitches switches(String setting) {
        return SWITCHES.computeIfAbsent(setting == null ? "" : setting, CardFiles::read);
    }

    private static RuleSwitches read(String setting) {
        String text = file(RuleSwitches.FILE);
        if (setting.isEmpty()) {
            return RuleSwitches.parse(text);
        }
        String[] parts = setting.split("=");
        String others = text.lines().filter(line -> !line.startsWith(parts[0] + ",")).reduce("",
                (a, b) -> a + b + "\n");
        return RuleSwitches.parse(others + parts[0] + ",2021-03-01,," + parts[1] + ",\n");
    }
}
