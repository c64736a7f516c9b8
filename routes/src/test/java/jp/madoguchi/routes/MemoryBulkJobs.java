package jp.madoguchi.routes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.BulkBatchPlace;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkJobs;
import jp.madoguchi.reception.ledger.BulkLine;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkRowQuery;
import jp.madoguchi.reception.ledger.BulkState;

/** The bulk jobs of a {@link MemoryLedger}: what taking a result needs of them. */
final class MemoryBulkJobs implements BulkJobs {

    private final Map<ResourceId, BulkJob> jobs = new LinkedHashMap<>();
    private final Map<ResourceId, Map<Integer, BulkRow>> rows = new LinkedHashMap<>();

    @Override
    public Optional<BulkJob> byId(ResourceId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public Optional<BulkJob> byQuestion(InquiryId question) {
        return jobs.values().stream().filter(job -> question.equals(job.state().question())).findFirst();
    }

    @Override
    public List<BulkJob> ofBatch(ResourceId batch) {
        return jobs.values().stream().filter(job -> job.batch().equals(batch)).toList();
    }

    @Override
    public List<BulkBatchPlace> batches(FacilityCode facility, BulkBatchPlace after, int most) {
        throw new UnsupportedOperationException("nobody here lists jobs");
    }

    @Override
    public Map<BulkState.Phase, Integer> phases() {
        throw new UnsupportedOperationException("nobody here counts jobs");
    }

    @Override
    public List<BulkRow> rows(BulkRowQuery query) {
        throw new UnsupportedOperationException("nobody here lists rows");
    }

    @Override
    public Map<BulkOutcome, Integer> outcomes(ResourceId batch) {
        throw new UnsupportedOperationException("nobody here counts rows");
    }

    @Override
    public List<BulkJob> due(BulkState.Phase phase, Instant now, int most) {
        throw new UnsupportedOperationException("nobody here drives jobs");
    }

    @Override
    public List<BulkJob> due(BulkLine line, BulkState.Phase phase, Instant now, int most) {
        throw new UnsupportedOperationException("nobody here drives jobs");
    }

    @Override
    public List<BulkJob> planned(ResourceId after, int most) {
        throw new UnsupportedOperationException("nobody here drives jobs");
    }

    @Override
    public Map<BulkLine, Integer> underWay() {
        throw new UnsupportedOperationException("nobody here drives jobs");
    }

    @Override
    public BulkJob save(BulkJob job) {
        BulkJob now = job.at(job.version() + 1);
        jobs.put(job.id(), now);
        return now;
    }

    @Override
    public List<BulkRow> rows(ResourceId job) {
        return List.copyOf(rows.getOrDefault(job, Map.of()).values());
    }

    @Override
    public Optional<BulkRow> registered(ResourceId patient) {
        throw new UnsupportedOperationException("nobody here reads the whole directory");
    }

    @Override
    public void forgetRows(ResourceId job) {
        rows.remove(job);
    }

    @Override
    public void save(List<BulkRow> some) {
        some.forEach(row -> rows.computeIfAbsent(row.job(), job -> new TreeMap<>()).put(row.number(), row));
    }
}
