package jp.madoguchi.domain.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.insurance.MemberId;

/** A directory in memory, for tests of matching. */
final class DirectoryOf implements CandidateSource {

    record Entry(Candidate candidate, ReferenceNumber reference, List<MemberId> members) {}

    private final List<Entry> entries = new ArrayList<>();

    DirectoryOf with(Candidate candidate, ReferenceNumber reference, MemberId... members) {
        entries.add(new Entry(candidate, reference, List.of(members)));
        return this;
    }

    @Override
    public Optional<Candidate> byId(ResourceId patient) {
        return entries.stream().map(Entry::candidate).filter(c -> c.patient().equals(patient)).findFirst();
    }

    @Override
    public List<Candidate> byReference(ReferenceNumber reference) {
        return entries.stream().filter(e -> Objects.equals(e.reference(), reference)).map(Entry::candidate).toList();
    }

    @Override
    public List<Candidate> byCard(MemberId member, LocalDate birthDate) {
        return entries.stream()
                .filter(e -> e.candidate().birthDate().equals(birthDate))
                .filter(e -> e.members().stream().anyMatch(known -> fits(known, member)))
                .map(Entry::candidate)
                .toList();
    }

    private static boolean fits(MemberId known, MemberId asked) {
        return known.cardKey().equals(asked.cardKey())
                && (known.branch() == null || asked.branch() == null || known.branch().equals(asked.branch()));
    }

    @Override
    public List<Candidate> byKana(KanaName kana, LocalDate birthDate) {
        return entries.stream()
                .map(Entry::candidate)
                .filter(c -> c.kana() != null && c.kana().matchKey().equals(kana.matchKey()))
                .filter(c -> c.birthDate().equals(birthDate))
                .toList();
    }
}
