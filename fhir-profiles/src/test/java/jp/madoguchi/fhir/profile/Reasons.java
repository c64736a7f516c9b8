package jp.madoguchi.fhir.profile;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Resource;

/**
 * Why our profiles refuse a resource, as tables name it: the rule that failed, or the element that is missing, not allowed or of another vocabulary;
 * without numbers of repetitions and without anything that stands in the resource.
 */
final class Reasons {

    private static final Pattern RULE = Pattern.compile("Constraint failed: (mdg-[a-z-]+)");
    private static final Pattern COUNT = Pattern.compile("([A-Za-z.\\[\\]]+): (?:max allowed|minimum required)");

    private Reasons() {}

    /** Those of R4 itself and of the profiles that the resource claims. */
    static Set<String> of(Resource resource) {
        Set<String> reasons = new TreeSet<>();
        for (String error : GuideValidator.shared().errors(resource)) {
            Matcher rule = RULE.matcher(error);
            Matcher count = COUNT.matcher(error);
            reasons.add(rule.find()
                    ? rule.group(1)
                    : count.find()
                            ? count.group(1)
                            : error.split(": ", 2)[0].replaceAll("\\[[0-9]+]|\\.ofType\\([A-Za-z]+\\)", ""));
        }
        return reasons;
    }

    /** Those of R4 itself, whatever the resource claims. */
    static Set<String> ofR4(Resource resource) {
        Resource plain = resource.copy();
        plain.getMeta().getProfile().clear();
        return of(plain);
    }

    /** Those of one of our profiles, whatever the resource claims. */
    static Set<String> as(String profile, Resource resource) {
        Resource claiming = resource.copy();
        claiming.getMeta().getProfile().clear();
        claiming.getMeta().addProfile(Profiles.BASE + "/StructureDefinition/" + profile);
        return of(claiming);
    }

    /** As a table writes them: parted by blanks, nothing for none. */
    static Set<String> read(String cell) {
        return cell.isEmpty() ? Set.of() : new TreeSet<>(Set.of(cell.split(" ", -1)));
    }
}
