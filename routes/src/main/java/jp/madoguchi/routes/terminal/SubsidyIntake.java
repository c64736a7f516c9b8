package jp.madoguchi.routes.terminal;

import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.codec.SubsidyResultReader;
import jp.madoguchi.oqs.message.SubsidyMessage;
import jp.madoguchi.oqs.message.WireFormat;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.reception.subsidy.AcceptSubsidies;
import jp.madoguchi.reception.subsidy.ReceivedSubsidies;
import jp.madoguchi.routes.exchange.AnswerRemarks;
import jp.madoguchi.routes.folder.FileContent;
import jp.madoguchi.routes.folder.FileOutcome;

/** The way from certificates of subsidies, which lie beside a card reader's result, to their patient. */
final class SubsidyIntake {

    private final TerminalSettings settings;
    private final SubsidyResultReader reader;
    private final AcceptSubsidies acceptSubsidies;
    private final AnswerRemarks remarks;

    SubsidyIntake(TerminalSettings settings, SubsidyResultReader reader, AcceptSubsidies acceptSubsidies,
            AnswerRemarks remarks) {
        this.settings = settings;
        this.reader = reader;
        this.acceptSubsidies = acceptSubsidies;
        this.remarks = remarks;
    }

    /**
     * What a file says.
     *
     * @throws ProblemException if it cannot be read
     */
    SubsidyMessage read(byte[] file) {
        SubsidyMessage message = reader.read(WireFormat.XML, file);
        remarks.add(message.remarks());
        return message;
    }

    /** Hands the certificates over; a file with one that could not be read is kept for a person after the others are taken. */
    CompletionStage<FileOutcome> accept(FileContent content, SubsidyMessage message) {
        SourceFile source = new SourceFile(settings.facility(), settings.terminal(), SourceFolder.FACE, content.name(),
                content.digest());
        SubsidyMessage.Holder person = message.person();
        return acceptSubsidies.accept(new ReceivedSubsidies(source, message.echo(), person.member(), person.name(),
                person.kana(), person.sex(), person.birthDate(), message.records()))
                .handle((taken, failure) -> failure == null
                        ? outcome(taken, message)
                        : new FileOutcome.Postponed(ProblemException.problemOf(failure)));
    }

    private static FileOutcome outcome(Taken taken, SubsidyMessage message) {
        return switch (taken) {
            case Taken.Done done -> committed(message);
            case Taken.InPart part -> new FileOutcome.Rejected(part.problem());
            case Taken.DoneBefore before -> committed(message);
            case Taken.Later later -> new FileOutcome.Postponed(later.problem());
            case Taken.Refused refused -> new FileOutcome.Rejected(refused.problem());
        };
    }

    private static FileOutcome committed(SubsidyMessage message) {
        return message.refused().isEmpty()
                ? FileOutcome.Committed.PLAIN
                : new FileOutcome.Rejected(message.refused().getFirst());
    }
}
