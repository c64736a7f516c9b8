package jp.madoguchi.sim.national;

import static jp.madoguchi.sim.national.PeopleFile.needed;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the medical information of one person of the people file. */
final class MedicalReader {

    Medical read(YamlMap person) throws PeopleFileProblem {
        Medical read = new Medical(months(person.list("claims")), months(person.list("prescriptions")),
                months(person.list("dispensings")), checkUps(person.list("checkUps")));
        return read.equals(Medical.NONE) ? Medical.NONE : read;
    }

    private static List<Medical.Month> months(List<YamlMap> maps) throws PeopleFileProblem {
        List<Medical.Month> months = new ArrayList<>();
        for (YamlMap map : maps) {
            YearMonth month = map.month("month");
            List<Medical.Day> days = new ArrayList<>();
            for (YamlMap day : map.list("days")) {
                days.add(day(day, month));
            }
            months.add(new Medical.Month(month, needed(map, "code", "\\d{10}", "10 digits"), map.text("name"),
                    map.matching("prescriberCode", "\\d{10}", "10 digits"), map.textOrNone("prescriberName"),
                    map.text("inOut", "2"), List.copyOf(days)));
            map.nothingElse();
        }
        return List.copyOf(months);
    }

    private static Medical.Day day(YamlMap map, YearMonth month) throws PeopleFileProblem {
        LocalDate day = inMonth(map, "day", month);
        if (day == null) {
            throw map.problem("day", "the key day is missing; add the day of the month");
        }
        List<Medical.Drug> drugs = new ArrayList<>();
        for (YamlMap drug : map.list("drugs")) {
            drugs.add(new Medical.Drug(needed(drug, "code", "\\d{9}", "9 digits"), drug.text("name"),
                    drug.textOrNone("ingredient"), drug.text("quantity"), drug.text("unit"),
                    drug.textOrNone("usage"), drug.textOrNone("instruction"), drug.text("times", "1"),
                    drug.text("usageClass", "1")));
            drug.nothingElse();
        }
        List<Medical.Treatment> treatments = new ArrayList<>();
        for (YamlMap treatment : map.list("treatments")) {
            treatments.add(new Medical.Treatment(needed(treatment, "code", "\\d{9}", "9 digits"),
                    treatment.text("name"), treatment.text("kind", "1"), treatment.text("quantity", "1"),
                    treatment.text("times", "1"), treatment.textOrNone("unit")));
            treatment.nothingElse();
        }
        Medical.Day read = new Medical.Day(day, inMonth(map, "prescribed", month), List.copyOf(drugs),
                List.copyOf(treatments));
        map.nothingElse();
        return read;
    }

    private static @Nullable LocalDate inMonth(YamlMap map, String key, YearMonth month) throws PeopleFileProblem {
        int day = map.number(key, 0);
        if (day > month.lengthOfMonth()) {
            throw map.problem(key, key + " is " + day + " but " + month + " has fewer days");
        }
        return day == 0 ? null : month.atDay(day);
    }

    private static List<Medical.CheckUp> checkUps(List<YamlMap> maps) throws PeopleFileProblem {
        List<Medical.CheckUp> checkUps = new ArrayList<>();
        for (YamlMap map : maps) {
            LocalDate day = map.day("day");
            List<Medical.Item> items = new ArrayList<>();
            for (YamlMap item : map.list("items")) {
                items.add(new Medical.Item(needed(item, "code", "[0-9A-Z]{17}", "17 characters"), item.text("name"),
                        item.text("type", "PQ"), item.text("value"), item.textOrNone("unit"), item.textOrNone("oid"),
                        item.textOrNone("label")));
                item.nothingElse();
            }
            checkUps.add(new Medical.CheckUp(day, List.copyOf(items)));
            map.nothingElse();
        }
        return List.copyOf(checkUps);
    }
}
