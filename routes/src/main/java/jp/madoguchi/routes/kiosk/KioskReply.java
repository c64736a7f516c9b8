package jp.madoguchi.routes.kiosk;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.reception.inquiry.InquiryReport;
import jp.madoguchi.reception.ledger.InquiryState;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * An HTTP answer.
 *
 * @param status  status
 * @param headers headers, the media type among them
 * @param body    text
 */
record KioskReply(int status, Map<String, String> headers, String body) {

    static KioskReply of(InquiryReport report) {
        Map<String, String> headers = headers("application/json");
        boolean waiting = report.state() == InquiryState.ASKED;
        if (waiting) {
            headers.put("Location", "/kiosk/v1/inquiries/" + report.inquiry().value());
        }
        return new KioskReply(waiting ? 202 : 200, headers, ReportJson.of(report));
    }

    static KioskReply of(Problem problem) {
        Map<String, String> headers = headers(ProblemJson.MEDIA_TYPE);
        ProblemJson.retryAfter(problem.code()).ifPresent(s -> headers.put("Retry-After", Integer.toString(s)));
        return new KioskReply(ProblemJson.status(problem.code()), headers, ProblemJson.of(problem));
    }

    private static Map<String, String> headers(String mediaType) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Exchange.CONTENT_TYPE, mediaType);
        headers.put("Cache-Control", "no-store");
        return headers;
    }

    /** Makes it the exchange's answer. The request's headers go: Camel would send them back, the access token among them. */
    void writeTo(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        headers.forEach(message::setHeader);
        message.setBody(body.getBytes(StandardCharsets.UTF_8));
    }
}
