package jp.madoguchi.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step is told in both languages, and who works at the desk hears the words of the desk step. */
class NextStepWordsTest {

    private static final List<RuleId> WHY = List.of(RuleId.of("R-CH-03"));

    static Stream<NextStep> steps() {
        List<NextStep> steps = new ArrayList<>();
        for (ProofStanding proof : ProofStanding.values()) {
            steps.add(new NextStep.Proceed(Channel.MNC_FACE, proof, Set.of(), List.of(), WHY));
        }
        for (QueryBy by : QueryBy.values()) {
            steps.add(new NextStep.Query(Channel.MNC_FACE, by, Set.of(), WHY));
        }
        steps.add(new NextStep.AskForMyNumberCard(WHY));
        steps.add(new NextStep.OfferRegistration(WHY));
        steps.add(new NextStep.ChooseMethod(Set.of(CardMethod.FACE), WHY));
        steps.add(new NextStep.AskAtDesk(DeskStep.UNLOCK_CARD, ProofStanding.NOT_PROVEN, WHY));
        steps.add(new NextStep.TakeDeclaration(DeskStep.TAKE_DECLARATION, WHY));
        steps.add(new NextStep.Refuse(DeskStep.ASK_ACCEPTED_PAPER, WHY));
        steps.add(new NextStep.NotPossible(DeskStep.CHECK_KIND_OF_PAPER, WHY));
        steps.add(new NextStep.Exceptional(new ExceptionalPermit.Granted(Channel.DISASTER_MODE, Set.of(),
                Set.of(ExceptionalPermit.Trace.REASON), WHY)));
        for (ExceptionalPermit.Reason reason : ExceptionalPermit.Reason.values()) {
            steps.add(new NextStep.Exceptional(new ExceptionalPermit.Denied(reason, WHY)));
        }
        return steps.stream();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyStepIsToldInBothLanguages(NextStep step) {
        NextStepWords words = NextStepWords.of(step);
        for (String japanese : List.of(words.title(Locale.JAPANESE), words.next(Locale.JAPANESE))) {
            assertThat(japanese).endsWith("。");
        }
        assertThat(words.title(Locale.ENGLISH)).endsWith(".").isEqualTo(words.title(Locale.FRENCH));
        assertThat(words.next(Locale.ENGLISH)).endsWith(".").isEqualTo(words.next(Locale.FRENCH));
    }

    @Test
    void theNamesAreTheStepsAndDeskStepsKeepTheirWords() {
        assertThat(steps().map(NextStepWords::of).map(NextStepWords::kind))
                .containsAll(EnumSet.allOf(NextStepWords.Kind.class));
        NextStepWords desk = NextStepWords.of(new NextStep.Refuse(DeskStep.ASK_ACCEPTED_PAPER, WHY));
        assertThat(desk.kind()).isEqualTo(NextStepWords.Kind.REFUSE);
        assertThat(desk.step()).contains(DeskStep.ASK_ACCEPTED_PAPER);
        assertThat(desk.title(Locale.JAPANESE)).isEqualTo(DeskStep.ASK_ACCEPTED_PAPER.title(Locale.JAPANESE));
        assertThat(NextStepWords.of(new NextStep.AskForMyNumberCard(WHY)).step()).isEmpty();
    }
}
