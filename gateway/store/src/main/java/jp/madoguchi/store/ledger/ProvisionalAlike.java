package jp.madoguchi.store.ledger;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.identity.Candidate;
import jp.madoguchi.domain.identity.CandidateSource;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.MatchSubject;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.store.ledger.PatientRows.Bearer;

/**
 * Provisional patients whom persons new to the directory may be, and the linked ones beside them, asked once for all of these persons. What
 * it costs is bounded for each person, also where everybody in a town has one name and one birthday: then it starts from the
 * provisional patients, who are few where the directory is long, and reads of the linked ones under a key with kana only some.
 */
final class ProvisionalAlike implements CandidateSource {

    /** Usually a key leads to nobody else, or to a twin; beyond this, on an average, there are too many to read them all. */
    private static final int USUAL_BEARERS = 5;
    /**
     * Whoever is under a key with kana has these kana and this birth date: of so many one is of the same sex, and more would change nothing. Should none be,
     * a linked one who fits is not seen, and a person is asked once more than is needed; no provisional one is passed over. Under a card nobody is left
     * out: its bearers may have any name, and the one who fits be the last.
     */
    private static final int MOST_BEARERS = 50;

    private final SqlTransaction transaction;
    private final FacilityCode facility;
    private final Map<PatientKey, List<PatientRecord>> found;

    private ProvisionalAlike(SqlTransaction transaction, FacilityCode facility,
            Map<PatientKey, List<PatientRecord>> found) {
        this.transaction = transaction;
        this.facility = facility;
        this.found = found;
    }

    static ProvisionalAlike of(SqlTransaction transaction, PatientRows rows, RecordSeal seal, FacilityCode facility,
            List<MatchSubject> persons) {
        Map<ByteBuffer, PatientKey> keys = new LinkedHashMap<>();
        persons.forEach(person -> PatientKey.of(facility, person)
                .forEach(key -> keys.put(ByteBuffer.wrap(key.blinded(seal)), key)));
        Map<PatientKey, Set<ResourceId>> provisional = new HashMap<>();
        for (Bearer bearer : provisional(rows, facility, List.copyOf(keys.values()))) {
            PatientKey key = keys.get(bearer.blind());
            if (key != null) {
                provisional.computeIfAbsent(key, first -> new LinkedHashSet<>()).add(bearer.patient());
            }
        }
        Map<PatientKey, List<PatientRecord>> found = new HashMap<>();
        for (MatchSubject person : provisional.isEmpty() ? List.<MatchSubject>of() : persons) {
            Set<PatientKey> his = PatientKey.of(facility, person);
            if (his.stream().anyMatch(provisional::containsKey)) {
                his.forEach(key -> found.computeIfAbsent(key, asked -> read(transaction, asked,
                        provisional.getOrDefault(asked, Set.of()))));
            }
        }
        return new ProvisionalAlike(transaction, facility, found);
    }

    /** Provisional patients whom these keys lead to, and perhaps others. */
    private static List<Bearer> provisional(PatientRows rows, FacilityCode facility, List<PatientKey> keys) {
        int most = USUAL_BEARERS * Slices.SIZE;
        List<Bearer> provisional = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += Slices.SIZE) {
            List<Bearer> some = rows.bearers(keys.subList(from, Math.min(keys.size(), from + Slices.SIZE)), most);
            if (some.size() == most) {
                return rows.provisionalBearers(facility);
            }
            some.stream().filter(Bearer::provisional).forEach(provisional::add);
        }
        return provisional;
    }

    private static List<PatientRecord> read(SqlTransaction transaction, PatientKey key, Set<ResourceId> provisional) {
        List<PatientRecord> bearers = new ArrayList<>();
        Set<ResourceId> read = new HashSet<>();
        provisional.forEach(id -> transaction.patient(id).ifPresent(bearers::add));
        bearers.forEach(patient -> read.add(patient.id()));
        List<PatientRecord> all = key.kind() == PatientKey.Kind.KANA
                ? transaction.patientsBy(key, MOST_BEARERS)
                : transaction.patientsBy(key);
        all.stream().filter(patient -> read.add(patient.id()))
                .forEach(bearers::add);
        return List.copyOf(bearers);
    }

    @Override
    public Optional<Candidate> byId(ResourceId patient) {
        return transaction.candidates(facility).byId(patient);
    }

    @Override
    public List<Candidate> byReference(ReferenceNumber reference) {
        return candidates(PatientKey.reference(facility, reference));
    }

    @Override
    public List<Candidate> byCard(MemberId member, LocalDate birthDate) {
        return bearers(PatientKey.card(facility, member, birthDate)).stream()
                .filter(patient -> patient.members().stream().anyMatch(member::mayBeOfOnePerson))
                .map(PatientRecord::candidate).toList();
    }

    @Override
    public List<Candidate> byKana(KanaName kana, LocalDate birthDate) {
        return candidates(PatientKey.kana(facility, kana, birthDate));
    }

    private List<Candidate> candidates(PatientKey key) {
        return bearers(key).stream().map(PatientRecord::candidate).toList();
    }

    private List<PatientRecord> bearers(PatientKey key) {
        return found.getOrDefault(key, List.of());
    }
}
