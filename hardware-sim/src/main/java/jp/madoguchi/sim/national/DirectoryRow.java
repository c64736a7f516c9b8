package jp.madoguchi.sim.national;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the hospital's own patient directory knows of a person: one row of the directory CSV. */
public record DirectoryRow(String patientNumber, String name, String kana, LocalDate birthDate, Sex sex,
        @Nullable String insurer, @Nullable String symbol, @Nullable String number, @Nullable String branch) {}
