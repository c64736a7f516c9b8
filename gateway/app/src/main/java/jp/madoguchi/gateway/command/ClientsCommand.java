package jp.madoguchi.gateway.command;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.gateway.access.ClientFolder;
import jp.madoguchi.gateway.access.RegisteredClient;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.operations.GatewayBeans;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./madoguchi clients}: the programs that may ask for tokens by themselves (SMART Backend Services). */
@Command(name = "clients", mixinStandardHelpOptions = true, subcommands = {ClientsCommand.Add.class,
        ClientsCommand.Remove.class, ClientsCommand.Names.class}, description = {
                "The programs that may ask for tokens by themselves (docs/fhir-api.md).",
                "A running gateway takes changes at the next request for a token."})
final class ClientsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills the field
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getErr().println(
                "madoguchi: say what to do with the programs: ./madoguchi clients add|remove|list, see ./madoguchi clients --help");
        return 2;
    }

    private static ClientFolder folder(DataOption data) {
        return new ClientFolder(GatewayBeans.clients(data.settings()));
    }

    /** {@code ./madoguchi clients add}. */
    @Command(name = "add", mixinStandardHelpOptions = true, description = "Registers a program, or replaces its registration.")
    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    static final class Add implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "NAME", description = "Its client_id: letters, digits and . _ -")
        private String name;

        @Option(names = "--keys", required = true, paramLabel = "JWKS.json", description = "Its public keys as a JSON Web Key Set: RSA of 2048 bits and more, P-256 or P-384")
        private Path keys;

        @Option(names = "--scope", required = true, paramLabel = "SCOPES", description = "The most that it is given, separated by spaces, such as 'system/Patient.rs system/Coverage.rs'")
        private String scope;

        @Option(names = "--role", paramLabel = "ROLE", description = "As whom its users look at medical information: ${COMPLETION-CANDIDATES}. Without it they do not")
        private @Nullable ViewerRole role;

        @Mixin
        private DataOption data;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            if (!ClientFolder.isId(name)) {
                throw wrong("a name has 1 to 64 letters, digits and . _ -");
            }
            Scopes scopes = Scopes.parse(scope)
                    .orElseThrow(() -> wrong(
                            "a scope is not understood; write system/<Type or *>.<letters of cruds in that order>"));
            JWKSet set = Files.isReadable(keys)
                    ? ClientFolder.keys(Files.readString(keys))
                            .orElseThrow(() -> wrong("the key set holds no key, or one that cannot be used"))
                    : ClientFolder.keys("").orElseThrow(() -> wrong("the key set cannot be read"));
            folder(data).save(new RegisteredClient(name, set, scopes, role));
            spec.commandLine().getOut().println(name + " may ask for " + scopes);
            return 0;
        }

        private ParameterException wrong(String what) {
            return new ParameterException(spec.commandLine(), what);
        }
    }

    /** {@code ./madoguchi clients remove}. */
    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Takes a registration back. Tokens that were given out are good for at most five minutes more.")
    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    static final class Remove implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "NAME", description = "Its client_id")
        private String name;

        @Mixin
        private DataOption data;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            if (!folder(data).remove(name)) {
                spec.commandLine().getErr()
                        .println("madoguchi: no program of that name is registered: see ./madoguchi clients list");
                return 1;
            }
            return 0;
        }
    }

    /** {@code ./madoguchi clients list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Names the registered programs, with what they may ask for.")
    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    static final class Names implements Callable<Integer> {
        @Mixin
        private DataOption data;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            ClientFolder clients = folder(data);
            for (String name : clients.names()) {
                clients.find(name).ifPresent(client -> spec.commandLine().getOut().println(name + "\t" + client.scopes()
                        + (client.role() == null ? "" : "\t" + client.role())));
            }
            return 0;
        }
    }
}
