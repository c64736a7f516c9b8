package jp.madoguchi.sim.exchange;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.madoguchi.sim.national.Answer;
import jp.madoguchi.sim.national.Answer.Entry;
import jp.madoguchi.sim.national.Certificates;

/** Which limit certificates the institution was told of, so that a bulk result can say whether one has changed. */
final class LimitsTold {
    private final Map<String, Certificates.Limit> told = new ConcurrentHashMap<>();

    /** An answer with consent has told it. */
    void tell(Answer answer) {
        if (answer instanceof Answer.Found found) {
            for (Entry entry : found.entries()) {
                if (entry instanceof Answer.Insurance insurance) {
                    Certificates.Limit limit = insurance.qualification().certificates().limit();
                    if (limit != null) {
                        told.put(key(insurance), limit);
                    }
                }
            }
        }
    }

    /** 限度額適用認定証変更有無, code table 014: 1 also when it cannot be told. */
    String changed(Answer.Insurance insurance) {
        Certificates.Limit limit = insurance.qualification().certificates().limit();
        return limit == null || limit.equals(told.get(key(insurance))) ? "0" : "1";
    }

    private static String key(Answer.Insurance insurance) {
        return insurance.person().id() + " " + insurance.qualification().insurer() + " "
                + insurance.qualification().number();
    }
}
