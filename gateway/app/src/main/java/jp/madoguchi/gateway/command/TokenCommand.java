package jp.madoguchi.gateway.command;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.access.TokenIssuer;
import jp.madoguchi.gateway.access.TokenKeys;
import jp.madoguchi.gateway.operations.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./madoguchi token}: prints a bearer token for trying things by hand. */
@Command(name = "token", mixinStandardHelpOptions = true, description = {
        "Prints a bearer token for the gateway on this data directory.",
        "Example: curl -H \"Authorization: Bearer $(./madoguchi token)\" http://127.0.0.1:8080/fhir/Patient?identifier=..."})
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class TokenCommand implements Callable<Integer> {
    @Option(names = "--scope", defaultValue = "system/*.rs", paramLabel = "SCOPES", description = "SMART v2 scopes, separated by spaces. Default: ${DEFAULT-VALUE}. Desk inquiries need system/CoverageEligibilityRequest.c, desk tasks system/Task.rus, medical information system/DocumentReference.cru and a --role")
    private String scope;

    @Option(names = "--role", paramLabel = "ROLE", description = "As whom the users of the program look at medical information: ${COMPLETION-CANDIDATES}. Without it they do not")
    private @Nullable ViewerRole role;

    @Option(names = "--client", defaultValue = "command-line", paramLabel = "NAME", description = "Who will use it; stands in the audit trail. Default: ${DEFAULT-VALUE}")
    private String client;

    @Mixin
    private DataOption data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings settings = data.settings();
        Scopes scopes = Scopes.parse(scope).orElseThrow(() -> new ParameterException(spec.commandLine(),
                "a scope is not understood; write system/<Type or *>.<letters of cruds in that order>"));
        TokenIssuer issuer = new TokenIssuer(TokenKeys.load(settings.path(Settings.DATA_DIR)), Clock.systemUTC());
        spec.commandLine().getOut()
                .println(issuer.issue(client, scopes, role, settings.duration(Settings.TOKEN_LIFETIME)));
        return 0;
    }
}
