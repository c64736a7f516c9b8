package jp.madoguchi.domain.claim;

import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.CoverageCategory;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.insurance.RecipientNumber;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Insurer, symbol, number and branch as a clerk typed them from a portal screen, a certificate or by ear. */
public sealed interface TypedMembership {

    /** They are a membership. */
    record Read(MemberId member) implements TypedMembership {}

    /** They are not; all problems at once, the place is the field. */
    record Refused(List<Problem> problems) implements TypedMembership {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads what was typed. The placeholders of a 不詳 claim are refused as such, before their check digit is judged (R-CL-05), and a branch
     * beside a number of the late-stage elderly, who have none (R-BR-03). Beside a public payer the number is a recipient's.
     *
     * @param symbol empty where the card has none
     * @param branch empty where there is none
     */
    static TypedMembership parse(String insurer, String symbol, String number, String branch) {
        List<Problem> problems = new ArrayList<>();
        InsurerNumber insurerNumber = value(insurer(insurer), problems);
        CardSymbol cardSymbol = symbol.isBlank() ? null : value(CardSymbol.parse(symbol), problems);
        CardNumber cardNumber = value(number(number, insurerNumber), problems);
        BranchNumber branchNumber = branch.isBlank() ? null : value(BranchNumber.parse(branch), problems);
        if (insurerNumber == null || cardNumber == null || !problems.isEmpty()) {
            return new Refused(problems);
        }
        MemberId member = value(MemberId.typed(insurerNumber, cardSymbol, cardNumber, branchNumber), problems);
        return member == null ? new Refused(problems) : new Read(member);
    }

    /** Reads an insurer's number that a person typed or exported: no placeholder (R-CL-05), and a check digit that fits. */
    static Parsed<InsurerNumber> insurer(String typed) {
        return Placeholder.isOne(typed)
                ? Parsed.refused(ProblemCode.PLACEHOLDER_REFUSED, "insurerNumber")
                : InsurerNumber.parseTyped(typed);
    }

    /** Reads a card's number that a person typed or exported: no placeholder (R-CL-05). */
    static Parsed<CardNumber> number(String typed) {
        return Placeholder.isOne(typed)
                ? Parsed.refused(ProblemCode.PLACEHOLDER_REFUSED, "number")
                : CardNumber.parse(typed);
    }

    /** The same beside its insurer: a public payer's recipient number has a form and a check digit of its own (rules 7.2). */
    private static Parsed<CardNumber> number(String typed, @Nullable InsurerNumber insurer) {
        if (insurer == null || Placeholder.isOne(typed)
                || CoverageCategory.of(insurer).filter(CoverageCategory.PUBLIC_EXPENSE::equals).isEmpty()) {
            return number(typed);
        }
        return switch (RecipientNumber.parseTyped(typed, insurer)) {
            case Parsed.Value<RecipientNumber> v -> CardNumber.parse(v.value().value());
            case Parsed.Refused<RecipientNumber> r -> Parsed.refused(r.problem().code(), "number");
        };
    }

    private static <T> @Nullable T value(Parsed<T> parsed, List<Problem> problems) {
        return switch (parsed) {
            case Parsed.Value<T> v -> v.value();
            case Parsed.Refused<T> r -> {
                problems.add(r.problem());
                yield null;
            }
        };
    }
}
