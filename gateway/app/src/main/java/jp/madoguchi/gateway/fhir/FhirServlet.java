package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.IncomingRequestAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import jp.madoguchi.gateway.access.RequestId;
import jp.madoguchi.gateway.fhir.medical.MedicalReads;
import jp.madoguchi.gateway.operations.Settings;

/** The FHIR R4 base {@code /fhir}: HAPI answers everything that {@link HotReadFilter} does not. */
@WebServlet(name = "fhir", urlPatterns = "/fhir/*", loadOnStartup = 1)
public class FhirServlet extends RestfulServer {
    private static final long serialVersionUID = 1L;

    private final transient AuditedReads reads;
    private final transient MedicalReads medical;
    private final transient Settings settings;

    @Inject
    public FhirServlet(AuditedReads reads, MedicalReads medical, Settings settings) {
        super(FhirContext.forR4Cached());
        this.reads = reads;
        this.medical = medical;
        this.settings = settings;
    }

    @Override
    protected void initialize() {
        setServerName("Madoguchi");
        setServerVersion(Release.CURRENT.version());
        setImplementationDescription("窓口 Madoguchi: qualification answers as FHIR R4");
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setDefaultPrettyPrint(false);
        setUncompressIncomingContents(false);
        String base = settings.text(Settings.FHIR_BASE_URL);
        setServerAddressStrategy(
                base.isEmpty() ? new IncomingRequestAddressStrategy() : new HardcodedServerAddressStrategy(base));
        registerInterceptor(new CapabilityDetails());
        registerInterceptor(new MetadataMode());
        registerInterceptor(new SummaryMode());
        registerInterceptor(new NamedElements());
        registerInterceptor(new PrivateErrors());
        registerInterceptor(new UncountedBundles());
        setResourceProviders(Arrays.stream(ReadableType.values())
                .map(this::provider).toArray(IResourceProvider[]::new));
    }

    private IResourceProvider provider(ReadableType type) {
        if (type.isMedical()) {
            return new MedicalProvider(medical, type);
        }
        return type == ReadableType.COVERAGE ? new CoverageProvider(reads) : new StoredProvider(reads, type);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        HttpServletResponse told = FhirVersion.told(request, response);
        HttpServletRequest readable;
        try {
            readable = FormRequest.of(request);
        } catch (FhirRefused refused) {
            refused.writeTo(told);
            return;
        }
        HttpServletResponse formed = WantedForm.ofForm(readable, told);
        if (SupportedRequests.check(readable, formed)) {
            super.service(PlainRequest.forHapi(readable), formed);
        }
    }

    /** The id that the request has already, and that logs and audit records name: HAPI would tell the client one of its own. */
    @Override
    protected String getOrCreateRequestId(HttpServletRequest request) {
        String given = RequestId.of(request);
        return given.isEmpty() ? super.getOrCreateRequestId(request) : given;
    }
}
