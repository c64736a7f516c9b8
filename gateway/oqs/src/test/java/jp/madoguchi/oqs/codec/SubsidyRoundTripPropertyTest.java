package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.oqs.exchange.SubsidyTags;
import jp.madoguchi.oqs.message.RemarkKind;
import jp.madoguchi.oqs.message.SubsidyMessage;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Certificates of subsidies, any number of them, by whatever names, in every way of writing. */
class SubsidyRoundTripPropertyTest {

    @Provide
    Arbitrary<SubsidyTags> tags() {
        return Subsidies.tags();
    }

    @Provide
    Arbitrary<Echo> echo() {
        return Subsidies.echoes();
    }

    @Provide
    Arbitrary<SubsidyMessage.Holder> holder() {
        return Subsidies.holders();
    }

    @Provide
    Arbitrary<SubsidyRecord> certificate() {
        return Subsidies.certificates();
    }

    @Provide
    Arbitrary<Subsidies.Unreadable> unreadable() {
        return Subsidies.unreadable();
    }

    @Property(tries = 2000)
    void whatTheTerminalWritesIsReadTheSame(@ForAll("tags") SubsidyTags tags, @ForAll Wire wire,
            @ForAll("echo") Echo echo, @ForAll("holder") SubsidyMessage.Holder holder,
            @ForAll @Size(max = 3) List<@From("certificate") SubsidyRecord> records,
            @ForAll @Size(max = 2) List<Subsidies.@From("unreadable") Unreadable> unreadable) {
        List<SubsidyWriter.Certificate> certificates = Stream
                .concat(records.stream().map(SubsidyWriter.Certificate::of),
                        unreadable.stream().map(Subsidies.Unreadable::written))
                .toList();
        byte[] written = SubsidyWriter.write(tags, wire, echo, holder, certificates);

        SubsidyMessage read = new SubsidyResultReader(tags).read(wire.format(), written);

        List<Problem> problems = unreadable.stream().map(Subsidies.Unreadable::problem).toList();
        assertThat(read).isEqualTo(new SubsidyMessage(echo, holder, records, problems, read.remarks()));
        assertThat(remarks(read)).isEqualTo(expectedRemarks(records, problems));
    }

    private static Map<String, Integer> remarks(SubsidyMessage message) {
        return message.remarks().stream()
                .collect(Collectors.toMap(remark -> remark.kind() + " " + remark.element(), remark -> remark.count()));
    }

    /** Groups need no known name, so each is counted, and so is each certificate that could not be read; nothing else is strange. */
    private static Map<String, Integer> expectedRemarks(List<SubsidyRecord> records, List<Problem> problems) {
        List<String> expected = new ArrayList<>();
        records.forEach(record -> {
            expected.add(RemarkKind.UNKNOWN_ELEMENT + " " + SubsidyWriter.GROUP);
            record.details().forEach(detail -> expected.add(RemarkKind.UNKNOWN_ELEMENT + " " + SubsidyWriter.DETAIL));
        });
        problems.forEach(problem -> {
            expected.add(RemarkKind.UNKNOWN_ELEMENT + " " + SubsidyWriter.GROUP);
            expected.add(RemarkKind.INCOMPLETE_GROUP + " " + problem.where());
        });
        return expected.stream().collect(Collectors.toMap(remark -> remark, remark -> 1, Integer::sum));
    }

    /** What windows-31J lacks: beyond the Basic Multilingual Plane, or near to what it has. */
    @Provide
    Arbitrary<String> lacking() {
        return Arbitraries.of("𠮷", "😀", "ゔ", "·", "é");
    }

    @Provide
    Arbitrary<SubsidyField> textField() {
        return Arbitraries.of(SubsidyField.CERTIFICATE_TYPE, SubsidyField.NAME, SubsidyField.RECIPIENT,
                SubsidyField.SUB_KEY, SubsidyField.HISTORY_KEY, SubsidyField.SEGMENT, SubsidyField.INCOME_SEGMENT,
                SubsidyField.MAX_COPAYMENT);
    }

    @Property(tries = 300)
    void whatShiftJisLacksIsToldByPlaceAndCodePointAndOtherwiseWritten(@ForAll("tags") SubsidyTags tags,
            @ForAll @Size(max = 2) List<@From("certificate") SubsidyRecord> before,
            @ForAll("certificate") SubsidyRecord record, @ForAll("textField") SubsidyField field,
            @ForAll("lacking") String lacking) {
        List<SubsidyWriter.Certificate> certificates = new ArrayList<>(
                before.stream().map(SubsidyWriter.Certificate::of).toList());
        SubsidyWriter.Certificate wrong = SubsidyWriter.Certificate.of(record);
        wrong.fields().put(field, "見本" + lacking);
        certificates.add(wrong);
        SubsidyMessage.Holder nobody = new SubsidyMessage.Holder(null, null, null, Sex.UNSET, null);

        String place = "%s/MessageBody/%s[%d]/%s U+%04X".formatted(tags.tag(SubsidyTags.ROOT), SubsidyWriter.GROUP,
                certificates.size(), tags.tag(field.wireName()), lacking.codePointAt(0));
        assertThatThrownBy(() -> SubsidyWriter.write(tags, Wire.XML_SHIFT_JIS, Echo.NONE, nobody, certificates))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.problem())
                        .isEqualTo(Problem.at(ProblemCode.CHARACTER_NOT_ENCODABLE, place)));
        for (Wire other : List.of(Wire.XML_UTF_8, Wire.JSON)) {
            byte[] written = SubsidyWriter.write(tags, other, Echo.NONE, nobody, certificates);
            assertThat(new SubsidyResultReader(tags).read(other.format(), written).records())
                    .hasSize(certificates.size());
        }
    }
}
