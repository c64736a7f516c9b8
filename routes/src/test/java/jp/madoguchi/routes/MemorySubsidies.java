package jp.madoguchi.routes;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.SaidSubsidyChoice;
import jp.madoguchi.reception.ledger.Subsidies;
import jp.madoguchi.reception.ledger.SubsidyEntry;

/** Certificates of subsidies in memory. */
final class MemorySubsidies implements Subsidies {

    private final Map<ResourceId, SubsidyEntry> entries = new LinkedHashMap<>();

    /** All of them, whosever they are. */
    public List<SubsidyEntry> all() {
        return List.copyOf(entries.values());
    }

    @Override
    public List<SubsidyEntry> of(ResourceId patient) {
        return entries.values().stream().filter(entry -> patient.equals(entry.patient())).toList();
    }

    @Override
    public List<SubsidyEntry> undecided(ResourceId task) {
        return entries.values().stream()
                .filter(entry -> entry.undecided() != null && entry.undecided().task().equals(task)).toList();
    }

    @Override
    public void remove(ResourceId id) {
        entries.remove(id);
    }

    @Override
    public void save(SubsidyEntry entry) {
        entries.put(entry.id(), entry);
    }

    private final Map<String, SaidSubsidyChoice> choices = new LinkedHashMap<>();

    @Override
    public Optional<SaidSubsidyChoice> choice(ResourceId patient, LocalDate visit) {
        return Optional.ofNullable(choices.get(patient.value() + "/" + visit));
    }

    @Override
    public void save(SaidSubsidyChoice choice) {
        choices.put(choice.patient().value() + "/" + choice.visit(), choice);
    }
}
