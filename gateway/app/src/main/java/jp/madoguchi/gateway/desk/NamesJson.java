package jp.madoguchi.gateway.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.madoguchi.domain.identity.NameDifference;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.reception.ledger.NameDifferenceRecord;

/** Two spellings of a name as JSON, and where they differ. */
final class NamesJson {

    private NamesJson() {}

    static Map<String, Object> of(NameDifferenceRecord record) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", record.task().value());
        json.put("patient", record.patient().value());
        json.put("answer", record.answer().value());
        json.put("hospital", record.hospital().text());
        json.put("national", record.national().text());
        json.put("differences", record.differences().stream().map(NamesJson::difference).toList());
        json.put("firstSeenAt", record.firstSeenAt().toString());
        return json;
    }

    private static Map<String, Object> difference(NameDifference difference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("position", difference.position());
        json.put("hospital", difference.hospital());
        json.put("national", difference.national());
        json.put("blackCircle", difference.national().indexOf(PersonName.BLACK_CIRCLE) >= 0
                || difference.hospital().indexOf(PersonName.BLACK_CIRCLE) >= 0);
        return json;
    }
}
