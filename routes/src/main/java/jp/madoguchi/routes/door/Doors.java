package jp.madoguchi.routes.door;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.routes.terminal.TerminalFolders;
import jp.madoguchi.routes.web.WebDoor;

/** Carries each question to the door of its terminal. */
public final class Doors implements NationalSystem {

    private final NationalSystem folders;
    private final NationalSystem web;
    private final Set<TerminalId> overHttp;

    /** Of all terminals. */
    public Doors(TerminalFolders folders, WebDoor web) {
        this.folders = folders.nationalSystem();
        this.web = web.nationalSystem();
        this.overHttp = web.settings().stream().map(terminal -> terminal.terminal())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public CompletionStage<Void> send(Question question) {
        return overHttp.contains(question.terminal()) ? web.send(question) : folders.send(question);
    }
}
