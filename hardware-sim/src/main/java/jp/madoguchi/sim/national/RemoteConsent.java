package jp.madoguchi.sim.national;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A consent given away from the window, as the people file has it.
 *
 * @param on          day of the consent; it is given at 10:00
 * @param until       last day of the relation, if it ends
 * @param examination day of the online examination
 */
public record RemoteConsent(Way way, LocalDate on, @Nullable LocalDate until, LocalDate examination,
        Consents consents) {}
