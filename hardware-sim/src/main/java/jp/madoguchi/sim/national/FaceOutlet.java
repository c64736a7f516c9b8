package jp.madoguchi.sim.national;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.random.RandomGenerator;
import jp.madoguchi.sim.national.Deeds.Deed;
import org.jspecify.annotations.Nullable;

/** The face side of the terminal (OQSFaceApp): turns a card that was read into a file in {@code face}. */
public final class FaceOutlet {
    private final FolderTerminal.Settings settings;
    private final NationalSystem centre;
    private final FaultDesk faults;
    private final Deeds deeds;
    private final Later later;
    private final FileDrop drop;

    /** An outlet into the face folder of {@code settings}. */
    public FaceOutlet(FolderTerminal.Settings settings, NationalSystem centre, FaultDesk faults, Deeds deeds,
            Later later) {
        this.settings = settings;
        this.centre = centre;
        this.faults = faults;
        this.deeds = deeds;
        this.later = later;
        this.drop = new FileDrop(later);
    }

    /** The institution whose reader it is. */
    public String facility() {
        return centre.people().facility();
    }

    /**
     * Writes the result of one reading, at once unless a fault delays it.
     *
     * @param at         when the card was read, time of the centre
     * @param identifier the terminal's own ArbitraryFileIdentifier
     */
    public void write(String name, Person person, LocalDateTime at, String identifier, RandomGenerator random)
            throws IOException {
        Course course = Course.ofFace(faults.hit("face", person.id()), settings.encoding());
        if (course.swallowed() || settings.profile() == Profile.OQS_DOWN) {
            deeds.add(Deed.SWALLOWED, name, null, person.id(), null, null);
            return;
        }
        Answer answer = course.applied(centre.answer(person, at.toLocalDate()));
        byte[] content = AnswerTemplate.faceResult(answer, person, facility(), identifier, at, course.dress(),
                random);
        Integer validity = answer instanceof Answer.Found found ? found.validity().code() : null;
        Path target = settings.folders().face().resolve(name);
        if (course.delayMillis() == 0) {
            put(target, content, person, validity, course);
        } else {
            later.in(course.delayMillis(), () -> {
                try {
                    put(target, content, person, validity, course);
                } catch (IOException e) {
                    later.tell(target + " could not be written: " + e);
                }
            });
        }
    }

    private void put(Path target, byte[] content, Person person, @Nullable Integer validity,
            Course course) throws IOException {
        String name = target.getFileName().toString();
        deeds.add(Deed.FACE, name, content, person.id(), validity, null);
        drop.put(target, content, course.manner(), () -> {
            try {
                deeds.add(Deed.AGAIN, name, content, person.id(), validity, null);
            } catch (IOException e) {
                later.tell("the record cannot be written: " + e);
            }
        });
    }
}
