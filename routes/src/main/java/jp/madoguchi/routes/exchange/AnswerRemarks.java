package jp.madoguchi.routes.exchange;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import jp.madoguchi.oqs.message.Remark;
import jp.madoguchi.oqs.message.RemarkKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was strange in answers that could be used all the same, since the start: a new layout version shows here first. Names of
 * elements are logged, values never.
 */
public final class AnswerRemarks {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerRemarks.class);

    private final Map<RemarkKind, LongAdder> counts = new EnumMap<>(RemarkKind.class);

    public AnswerRemarks() {
        for (RemarkKind kind : RemarkKind.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    /** Counts and logs the remarks of one answer. */
    public void add(List<Remark> remarks) {
        for (Remark remark : remarks) {
            counts.computeIfAbsent(remark.kind(), kind -> new LongAdder()).add(remark.count());
            LOG.info("{} in an answer: {} ({} times)", remark.kind(), remark.element(), remark.count());
        }
    }

    /** How often a kind was met. */
    public long count(RemarkKind kind) {
        LongAdder count = counts.get(kind);
        return count == null ? 0 : count.sum();
    }

    /** How often any kind was met. */
    public long count() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
