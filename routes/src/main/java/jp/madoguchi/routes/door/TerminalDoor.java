package jp.madoguchi.routes.door;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.routes.terminal.TerminalSettings;
import jp.madoguchi.routes.web.WebSettings;
import org.jspecify.annotations.Nullable;

/** How a terminal is asked, and where its card readers' results come from. */
public sealed interface TerminalDoor {

    /** The terminal's name. */
    TerminalId terminal();

    /** Through its folders. */
    record Folders(TerminalSettings settings) implements TerminalDoor {
        public Folders {
            Objects.requireNonNull(settings);
        }

        @Override
        public TerminalId terminal() {
            return settings.terminal();
        }
    }

    /**
     * Over HTTP.
     *
     * @param face where its card readers' results come from, if they come as files
     */
    record Web(WebSettings settings, @Nullable TerminalSettings face) implements TerminalDoor {
        public Web {
            Objects.requireNonNull(settings);
        }

        @Override
        public TerminalId terminal() {
            return settings.terminal();
        }
    }

    /** All folders that are to be watched. */
    static List<TerminalSettings> folders(List<TerminalDoor> doors) {
        return doors.stream().<TerminalSettings>mapMulti((door, next) -> {
            switch (door) {
                case Folders folders -> next.accept(folders.settings());
                case Web web when web.face() != null -> next.accept(web.face());
                case Web web -> {
                    return;
                }
            }
        }).toList();
    }

    /** All terminals that are asked over HTTP. */
    static List<WebSettings> web(List<TerminalDoor> doors) {
        return doors.stream().filter(Web.class::isInstance).map(Web.class::cast).map(Web::settings).toList();
    }
}
