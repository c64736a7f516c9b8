package jp.madoguchi.domain.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jp.madoguchi.domain.insurance.MemberId;
import org.jspecify.annotations.Nullable;

/** A directory in memory, for tests here and in other rooms: it keeps {@link CandidateSourceContract} as the real one does. */
public final class DirectoryOf implements CandidateSource {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");

    private final List<KnownPatient> patients = new ArrayList<>();

    /** With one more patient. */
    public DirectoryOf with(KnownPatient patient) {
        patients.add(patient);
        return this;
    }

    DirectoryOf with(Candidate candidate, @Nullable ReferenceNumber reference, MemberId... members) {
        return with(new KnownPatient(FACILITY, null, reference, candidate, List.of(members)));
    }

    @Override
    public Optional<Candidate> byId(ResourceId patient) {
        return where(known -> known.candidate().patient().equals(patient)).stream().findFirst();
    }

    @Override
    public List<Candidate> byReference(ReferenceNumber reference) {
        return where(known -> reference.equals(known.reference())
                || known.number() != null && known.number().value().equals(reference.value()));
    }

    @Override
    public List<Candidate> byCard(MemberId member, LocalDate birthDate) {
        return where(known -> known.candidate().person().birthDate().equals(birthDate)
                && known.members().stream().anyMatch(member::mayBeOfOnePerson));
    }

    @Override
    public List<Candidate> byKana(KanaName kana, LocalDate birthDate) {
        return where(known -> known.candidate().person().birthDate().equals(birthDate)
                && known.candidate().person().kana() != null
                && known.candidate().person().kana().matchKey().equals(kana.matchKey()));
    }

    private List<Candidate> where(Predicate<KnownPatient> fits) {
        return patients.stream().filter(fits).map(KnownPatient::candidate).toList();
    }
}
