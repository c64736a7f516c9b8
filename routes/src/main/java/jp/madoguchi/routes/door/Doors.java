package jp.madoguchi.routes.door;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.routes.terminal.TerminalFolders;
import jp.madoguchi.routes.web.WebDoor;

/**
 * Carries each question to the door of its terminal. In folders a question waits for nobody; over HTTP one in the background leaves a connection
 * to those that a desk waits for.
 */
public final class Doors implements NationalSystem {

    private final NationalSystem folders;
    private final NationalSystem web;
    private final NationalSystem webInBackground;
    private final Set<TerminalId> overHttp;

    /** Of all terminals. */
    public Doors(TerminalFolders folders, WebDoor web) {
        this.folders = folders.nationalSystem();
        this.web = web.nationalSystem();
        this.webInBackground = web.inBackground();
        this.overHttp = web.settings().stream().map(terminal -> terminal.terminal())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public CompletionStage<Void> send(Question question) {
        return send(question, web);
    }

    /** The same for questions whose answer nobody at a desk waits for. */
    public NationalSystem inBackground() {
        return question -> send(question, webInBackground);
    }

    private CompletionStage<Void> send(Question question, NationalSystem overHttpBy) {
        return overHttp.contains(question.terminal()) ? overHttpBy.send(question) : folders.send(question);
    }
}
