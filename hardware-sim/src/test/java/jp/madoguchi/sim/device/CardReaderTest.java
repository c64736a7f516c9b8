package jp.madoguchi.sim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.madoguchi.sim.TestWorld;
import jp.madoguchi.sim.World;
import jp.madoguchi.sim.message.AnswerXml;
import jp.madoguchi.sim.terminal.Fault;
import jp.madoguchi.sim.terminal.Folders;
import jp.madoguchi.sim.national.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardReaderTest {
    @TempDir
    private Path temporary;

    @Test
    void aReadingDropsAFileOfTheUsualNameThatNobodyAskedFor() throws Exception {
        try (World world = TestWorld.at(temporary)) {
            String name = world.reader().read(person(world, "P01")).orElseThrow();

            assertThat(name).matches("OQSsiquc01res_face_9919999999[0-9A-F]{20}_20261120093015\\.xml");
            AnswerXml xml = AnswerXml.of(temporary.resolve("face").resolve(name));
            assertThat(xml.text("ReferenceClassification")).isEqualTo("1");
            assertThat(xml.has("QualificationConfirmSearchInfo")).isFalse();
            assertThat(xml.text("ArbitraryFileIdentifier")).matches("[0-9A-Za-z+/]{22}==");
            assertThat(xml.text("ReferenceNumber")).isEqualTo("0000012345");
        }
    }

    @Test
    void twoReadingsOfOneCardAreTwoFilesWithDifferentNames() throws Exception {
        try (World world = TestWorld.at(temporary)) {
            String first = world.reader().read(person(world, "P18")).orElseThrow();
            String second = world.reader().read(person(world, "P18")).orElseThrow();

            assertThat(second).isNotEqualTo(first);
            assertThat(Folders.names(temporary.resolve("face"))).containsExactlyInAnyOrder(first, second);
        }
    }

    @Test
    void theSameSeedWritesTheSameBytes() throws Exception {
        assertThat(morning(temporary.resolve("one"))).isEqualTo(morning(temporary.resolve("two"))).hasSize(10);
    }

    @Test
    void everybodysCardGivesAFileThatCanBeReadButThoseThatComeToNothing() throws Exception {
        try (World world = TestWorld.at(temporary)) {
            List<String> none = new ArrayList<>();
            for (Person person : world.setup().people().persons()) {
                String name = world.reader().read(person).orElse(null);
                if (name == null) {
                    none.add(person.id());
                    continue;
                }
                AnswerXml xml = AnswerXml.of(temporary.resolve("face").resolve(name));
                assertThat(xml.text("MedicalInstitutionCode")).isEqualTo("9919999999");
            }
            assertThat(none).as("an expired smartphone, and a card taken away").containsExactly("P17", "P19");
        }
    }

    @Test
    void aSwallowedReadingLeavesNoFile() throws Exception {
        try (World world = TestWorld.at(temporary)) {
            world.faults().start(new Fault(Fault.Kind.SWALLOW, 0, 1, null, "face", 0, false));
            world.reader().read(person(world, "P01"));

            assertThat(Folders.names(temporary.resolve("face"))).isEmpty();
            assertThat(world.deeds().text()).contains("swallowed");
        }
    }

    private static Map<String, String> morning(Path folder) throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (World world = TestWorld.at(Files.createDirectories(folder))) {
            for (Person person : world.setup().people().persons().subList(0, 10)) {
                String name = world.reader().read(person).orElseThrow();
                files.put(name, Files.readString(folder.resolve("face").resolve(name)));
            }
        }
        return files;
    }

    private static Person person(World world, String id) {
        return world.setup().people().byId(id).orElseThrow();
    }
}
