package jp.madoguchi.sim.national;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Any number of invented people: the same seed and day give the same ones. Nine of ten are insured, the others lost their
 * cover or changed it. They are insured with the people file's insurers and known to the hospital by card.
 */
public final class Crowd {
    private static final List<String> FAMILIES = List.of("架空 ｶｸｳ", "見本 ﾐﾎﾝ", "試験 ｼｹﾝ", "模擬 ﾓｷﾞ", "仮名 ｶﾒｲ", "例題 ﾚｲﾀﾞｲ",
            "空想 ｸｳｿｳ", "想定 ｿｳﾃｲ", "演習 ｴﾝｼﾕｳ", "練習 ﾚﾝｼﾕｳ", "試作 ｼｻｸ", "仮設 ｶｾﾂ", "雛形 ﾋﾅｶﾞﾀ", "標本 ﾋﾖｳﾎﾝ", "図例 ｽﾞﾚｲ",
            "範例 ﾊﾝﾚｲ");
    private static final List<String> GIVEN = List.of("一葉 ｶｽﾞﾊ 2", "二郎 ｼﾞﾛｳ 1", "三咲 ﾐｻｷ 2", "四季 ｼｷ 2", "五月 ｻﾂｷ 2",
            "六太 ﾛｸﾀ 1",
            "七緒 ﾅｵ 2", "八雲 ﾔｸﾓ 1", "九重 ｺｺﾉｴ 2", "十蔵 ｼﾞﾕｳｿﾞｳ 1", "百合 ﾕﾘ 2", "千秋 ﾁｱｷ 2", "万里 ﾊﾞﾝﾘ 1", "億人 ｵｸﾄ 1",
            "兆司 ﾁﾖｳｼﾞ 1", "京子 ｷﾖｳｺ 2");
    private static final int DAYS_OF_LIFE = 32_000;
    private static final int FIRST_CARD = 5_000_000;

    private Crowd() {}

    /** {@code count} people. */
    public static List<Person> of(int count, long seed, People file, LocalDate today) {
        Map<String, String> insurers = new LinkedHashMap<>();
        for (Person person : file.persons()) {
            for (Qualification q : person.qualifications()) {
                if (!(q.insurer().startsWith("39") && q.insurer().length() == 8) && !q.classification().equals("07")) {
                    insurers.putIfAbsent(q.insurer(), q.insurerName());
                }
            }
        }
        if (insurers.isEmpty()) {
            insurers.put("06990014", "見本健康保険組合（架空）");
        }
        List<Map.Entry<String, String>> choice = List.copyOf(insurers.entrySet());
        Chance chance = new Chance(seed);
        List<Person> crowd = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            crowd.add(person(i, chance.of("crowd:" + i), choice, today));
        }
        return List.copyOf(crowd);
    }

    private static Person person(int i, RandomGenerator random, List<Map.Entry<String, String>> insurers,
            LocalDate today) {
        String[] family = FAMILIES.get(random.nextInt(FAMILIES.size())).split(" ", -1);
        String[] given = GIVEN.get(random.nextInt(GIVEN.size())).split(" ", -1);
        String name = family[0] + "　" + given[0];
        String kana = family[1] + " " + given[1];
        Sex sex = given[2].equals("1") ? Sex.MALE : Sex.FEMALE;
        LocalDate birthDate = today.minusDays(1 + random.nextInt(DAYS_OF_LIFE));
        List<Qualification> qualifications = qualifications(i, random, insurers, name, birthDate, today);
        Qualification card = qualifications.getFirst();
        DirectoryRow row = new DirectoryRow(String.format(Locale.ROOT, "9%09d", i + 1), name,
                Normalizer.normalize(kana, Normalizer.Form.NFKC), birthDate, sex, card.insurer(), card.symbol(),
                card.number(), card.branch());
        Consents consents = new Consents(random.nextBoolean(), false, random.nextBoolean(), random.nextBoolean(),
                random.nextBoolean(), false, false);
        return new Person(String.format(Locale.ROOT, "C%05d", i + 1), "one of the crowd", name, kana, null, null, sex,
                null,
                birthDate, "架空県見本市群集町" + (i + 1), "000-0000", qualifications, null, consents, AtReader.USUAL, List.of(),
                Medical.NONE,
                List.of(), false, null, null, List.of(row),
                new DemoPart(DemoPart.Channel.DESK, 1, DemoPart.Standing.LINKED, true, DemoPart.Typed.AS_ON_CARD,
                        null));
    }

    /** Of 100: 90 insured, of them 10 with a limit certificate; 6 without cover since a while; 4 with another insurer now. */
    private static List<Qualification> qualifications(int i, RandomGenerator random,
            List<Map.Entry<String, String>> insurers, String name, LocalDate birthDate, LocalDate today) {
        int fate = random.nextInt(100);
        LocalDate from = later(birthDate, today.minusDays(400 + random.nextInt(4_000)));
        LocalDate lost = fate < 90 ? null : later(from, today.minusDays(1 + random.nextInt(300)));
        boolean limited = fate < 10;
        Qualification first = qualification(insurers.get(random.nextInt(insurers.size())), FIRST_CARD + i, name, from,
                lost, limited ? today : null);
        if (fate < 96 || lost == null) {
            return List.of(first);
        }
        return List.of(first,
                qualification(insurers.get(random.nextInt(insurers.size())), 2 * FIRST_CARD + i, name, lost,
                        null, null));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Qualification qualification(Map.Entry<String, String> insurer, int number, String name,
            LocalDate from,
            @Nullable LocalDate lost, @Nullable LocalDate limitFrom) {
        Certificates.Limit limit = limitFrom == null
                ? null
                : new Certificates.Limit("01", "A03", limitFrom.minusMonths(1), limitFrom.minusMonths(1),
                        limitFrom.plusMonths(11), null);
        return new Qualification("01", insurer.getKey(), insurer.getValue(), "群", Integer.toString(number), "00", true,
                name,
                from, lost, lost == null ? null : "03", null, null, null, null, false,
                new Certificates(null, limit, List.of()));
    }
}
