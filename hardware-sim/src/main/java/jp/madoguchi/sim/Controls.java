package jp.madoguchi.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.madoguchi.sim.device.Visit;
import jp.madoguchi.sim.national.Consents;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.national.Way;
import jp.madoguchi.sim.terminal.Fault;
import jp.madoguchi.sim.terminal.Folders;
import jp.madoguchi.sim.terminal.Switches;
import org.jspecify.annotations.Nullable;

/** What can be done to the world by hand. */
final class Controls {
    private static final int USUAL_MILLIS = 1000;

    private final World world;

    Controls(World world) {
        this.world = world;
    }

    Map<String, String> face(JsonNode body) throws IOException, Refusal {
        return world.reader().read(person(body)).map(file -> Map.of("file", file)).orElse(Map.of());
    }

    Visit card(JsonNode body) throws Refusal {
        return world.reader().visit(person(body));
    }

    Map<String, Object> fault(JsonNode body) throws IOException, Refusal {
        if (body.has("stop")) {
            String kind = body.path("stop").asText();
            world.faults().stop(kind.equals("all") ? null : kind(kind));
        } else {
            Fault.Kind kind = kind(body.path("kind").asText());
            world.faults().start(new Fault(kind, body.path("ms").asInt(kind == Fault.Kind.FREEZE ? 0 : USUAL_MILLIS),
                    body.has("times") ? body.path("times").asInt() : null, text(body, "person"),
                    text(body, "channel"), Math.max(1, body.path("size").asInt(kind.usualSize())),
                    body.path("returned").asBoolean(), text(body, "api")));
        }
        return state();
    }

    Map<String, String> clock(JsonNode body) throws Refusal {
        try {
            if (body.has("at")) {
                world.clock().set(LocalDateTime.parse(body.path("at").asText()));
            } else if (body.has("by")) {
                world.clock().move(Duration.parse(body.path("by").asText()));
            } else if (body.path("reset").asBoolean()) {
                world.clock().reset();
            } else {
                throw new Refusal(400, "say {\"at\":\"2026-11-20T09:30\"}, {\"by\":\"PT24H\"} or {\"reset\":true}");
            }
        } catch (DateTimeException e) {
            throw new Refusal(400, "write at as 2026-11-20T09:30 and by as PT24H or P16D");
        }
        return Map.of("now", now());
    }

    Map<String, Object> terminal(JsonNode body) throws IOException, Refusal {
        Switches switches = world.switches();
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            JsonNode value = entry.getValue();
            switch (entry.getKey()) {
                case "encrypt" -> switches.encrypt(encryptable(value.asText()));
                case "password" -> switches.password(value.asText());
                case "bulkZip" -> switches.bulkZip(value.asBoolean());
                case "subsidies" -> switches.subsidies(value.asBoolean());
                case "bulkMs" -> switches.bulkMillis(value.isNull() ? null : value.asInt());
                default -> throw new Refusal(400, "there is no switch \"" + entry.getKey()
                        + "\"; there are encrypt, password, bulkZip, subsidies, bulkMs");
            }
        }
        return state();
    }

    private Set<String> encryptable(String list) throws Refusal {
        Set<String> ids = new TreeSet<>();
        for (String word : list.split(",", -1)) {
            if (!word.isBlank()) {
                ids.add(world.setup().names().encryptable(word.trim()).orElseThrow(() -> new Refusal(400,
                        "nothing is called \"" + word.trim() + "\" that could be encrypted; GET /control/names")));
            }
        }
        return ids;
    }

    Map<String, Object> consent(JsonNode body) throws Refusal {
        Person person = person(body);
        Way way = Way.named(body.path("way").asText()).orElseThrow(
                () -> new Refusal(400, "say the way: window, home-visit or online"));
        if (body.path("revoke").asBoolean()) {
            return Map.of("revoked", world.consents().revoke(person, way));
        }
        Set<String> given = new TreeSet<>();
        body.path("consents").forEach(word -> given.add(word.asText()));
        Consents consents = new Consents(given.contains("limit"), given.contains("disease"), given.contains("checkup"),
                given.contains("drugs"), given.contains("treatment"), given.contains("surgery"),
                given.contains("subsidy"));
        world.consents().give(person, way, consents, LocalDateTime.now(world.clock()));
        return Map.of("given", given);
    }

    Map<String, Object> state() throws IOException {
        World.Setup setup = world.setup();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("ready", true);
        state.put("now", now());
        state.put("facility", setup.people().facility());
        state.put("people", setup.people().persons().size());
        state.put("crowd", setup.people().crowd().size());
        state.put("profile", setup.profile().word());
        state.put("seed", setup.seed());
        state.put("encoding", setup.encoding().declared());
        state.put("encrypted", world.switches().encrypted());
        state.put("bulkZip", world.switches().bulkZip());
        state.put("subsidies", world.switches().subsidies());
        state.put("web", setup.names().webPath());
        state.put("oqs", setup.oqs().toAbsolutePath().toString());
        state.put("record", setup.record().toAbsolutePath().toString());
        state.put("pending", world.terminal().pending());
        Folders folders = world.folders();
        state.put("waiting", Map.of("req", Folders.names(folders.req()), "res",
                Folders.names(folders.res()), "face", Folders.names(folders.face())));
        state.put("faults", world.faults().active());
        return state;
    }

    private String now() {
        return LocalDateTime.now(world.clock()).withNano(0).toString();
    }

    private Person person(JsonNode body) throws Refusal {
        String id = body.path("person").asText();
        return world.setup().people().byId(id)
                .orElseThrow(() -> new Refusal(404, "the people file has nobody with the id \"" + id + "\""));
    }

    private static Fault.Kind kind(String word) throws Refusal {
        for (Fault.Kind kind : Fault.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new Refusal(400, "there is no fault \"" + word + "\"; there are "
                + String.join(", ", Arrays.stream(Fault.Kind.values()).map(Fault.Kind::word).toList()));
    }

    private static @Nullable String text(JsonNode body, String key) {
        return body.hasNonNull(key) ? body.get(key).asText() : null;
    }
}
