package jp.madoguchi.gateway.operations;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import jp.madoguchi.domain.channel.InstitutionUrl;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

/** The institution's address for マイナ在宅受付Web with its date, as the settings have it (R-CH-41). */
public final class WebAddress {

    private WebAddress() {}

    /**
     * The address; empty where none is entered.
     *
     * @throws ProblemException {@code SETTING_INVALID} at the setting that is wrong, or missing beside the other
     */
    public static Optional<InstitutionUrl> of(Settings settings) {
        if (!settings.has(Settings.WEB_ADDRESS) && !settings.has(Settings.WEB_ADDRESS_SINCE)) {
            return Optional.empty();
        }
        return switch (InstitutionUrl.parse(settings.text(Settings.WEB_ADDRESS), since(settings))) {
            case Parsed.Value<InstitutionUrl> v -> Optional.of(v.value());
            case Parsed.Refused<InstitutionUrl> r -> throw wrong(Settings.WEB_ADDRESS);
        };
    }

    private static LocalDate since(Settings settings) {
        try {
            return LocalDate.parse(settings.text(Settings.WEB_ADDRESS_SINCE));
        } catch (DateTimeParseException e) {
            throw wrong(Settings.WEB_ADDRESS_SINCE);
        }
    }

    private static ProblemException wrong(Setting setting) {
        return new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, setting.name()));
    }
}
