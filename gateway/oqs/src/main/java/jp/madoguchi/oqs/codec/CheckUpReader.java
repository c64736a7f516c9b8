package jp.madoguchi.oqs.codec;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.medical.CheckUp;
import jp.madoguchi.domain.medical.CheckUpItem;

/** Reads one SpecificHealthCheckupInfo (oqs-interface 5.2). */
final class CheckUpReader {

    private CheckUpReader() {}

    static CheckUp checkUp(Fields in) {
        LocalDate day = null;
        List<CheckUpItem> items = new ArrayList<>();
        while (in.child()) {
            switch (in.name()) {
                case "EffectiveTime" -> day = in.plainIfReadable(Dates.DAY, day);
                case "HealthCheckupResultAndQuestionInfos" -> items(in, items);
                default -> {
                    in.countUnknown();
                    in.skip();
                }
            }
        }
        return new CheckUp(day, items);
    }

    private static void items(Fields in, List<CheckUpItem> items) {
        while (in.child()) {
            if (in.name().equals("HealthCheckupResultAndQuestionInfo")) {
                items.add(item(in));
            } else {
                in.countUnknown();
                in.skip();
            }
        }
    }

    private static CheckUpItem item(Fields in) {
        String code = null;
        String name = null;
        String dataType = null;
        String value = null;
        String unit = null;
        String oid = null;
        String valueName = null;
        while (in.child()) {
            switch (in.name()) {
                case "ItemCode" -> code = in.text(code);
                case "ItemName" -> name = in.text(name);
                case "DataType" -> dataType = in.text(dataType);
                case "DataValue" -> value = in.text(value);
                case "Unit" -> unit = in.text(unit);
                case "Oid" -> oid = in.text(oid);
                case "DataValueName" -> valueName = in.text(valueName);
                default -> {
                    in.countUnknown();
                    in.skip();
                }
            }
        }
        return new CheckUpItem(code, name, dataType, value, unit, oid, valueName);
    }
}
