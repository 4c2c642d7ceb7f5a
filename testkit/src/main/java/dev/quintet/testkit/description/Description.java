package dev.quintet.testkit.description;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The description of the API. Real exchanges are checked against it. */
public final class Description {
    private static final String FILE = "../swagger/openapi.yaml";
    /** For operators; the gateway does not route to these paths. */
    private static final Set<String> FOR_OPERATORS =
            Set.of("/health", "/health/live", "/health/ready", "/metrics");
    /**
     * Headers of HTTP itself (RFC 9110, 9112), of CORS (Fetch) and of the gateway's protection,
     * which a description does not list.
     */
    private static final Set<String> OF_HTTP = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "server",
            "transfer-encoding",
            "vary",
            "access-control-allow-origin",
            "access-control-expose-headers",
            "referrer-policy",
            "x-content-type-options",
            "x-frame-options");

    /** RFC 3986, 2.1. */
    private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final OpenAPI api;
    private final Predicate<String> isOurs;
    private final OpenApiInteractionValidator validator;
    private final Set<String> covered = new ConcurrentSkipListSet<>();

    private Description(OpenAPI api, Predicate<String> isOurs) {
        this.api = api;
        this.isOurs = isOurs;
        this.validator = OpenApiInteractionValidator.createFor(api).build();
    }

    /** Of the whole API. */
    public static Description load() {
        return load(_ -> true);
    }

    /** Of what the gateway leads to a service, by the file {@code services}. */
    public static Description of(String service) {
        var paths = Services.paths(service);
        return load(path -> paths.stream()
                .anyMatch(first -> path.equals(first) || path.startsWith(first + "/")));
    }

    private static Description load(Predicate<String> isOurs) {
        var options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        var result = new OpenAPIV3Parser().readLocation(FILE, List.of(), options);
        if (!result.getMessages().isEmpty()) {
            throw new IllegalStateException(FILE + ": " + result.getMessages());
        }
        return new Description(result.getOpenAPI(), isOurs);
    }

    /** How the exchange differs from the description; empty if it does not. */
    public List<String> deviations(Exchange exchange) {
        var path = exchange.path().replaceFirst("\\?.*", "");
        var getsTheAnswerOfGet =
                exchange.method().equals("HEAD") || exchange.method().equals("OPTIONS");
        if (FOR_OPERATORS.contains(path) || getsTheAnswerOfGet) {
            return List.of();
        }
        var template = template(path);
        var operation = template.flatMap(known -> operation(known, exchange.method()));
        if (operation.isEmpty()) {
            var expected = MALFORMED.matcher(path).find() ? 400 : template.isEmpty() ? 404 : 405;
            return exchange.status() == expected
                    ? List.of()
                    : List.of("expected %d, as it is not described".formatted(expected));
        }
        covered.add(name(template.get(), exchange.method(), exchange.status()));
        return deviations(exchange, path, operation.get());
    }

    public List<DescribedOperation> operations() {
        return api.getPaths().entrySet().stream()
                .filter(path -> isOurs.test(path.getKey()))
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .map(entry -> new DescribedOperation(
                                entry.getKey().name(), path.getKey(), entry.getValue())))
                .toList();
    }

    /** The operations that document this status as an answer of the service, not of the gateway. */
    public List<DescribedOperation> operations(int status) {
        return operations().stream()
                .filter(known ->
                        ofService(known.operation().getResponses().get(Integer.toString(status))))
                .toList();
    }

    /** Documented answers that no exchange has had yet, such as {@code GET /ping 200}. */
    public Set<String> uncovered() {
        var documented = new TreeSet<String>();
        for (var known : operations()) {
            known.operation().getResponses().forEach((status, answer) -> {
                if (ofService(answer)) {
                    documented.add(name(known.template(), known.method(), status));
                }
            });
        }
        documented.removeAll(covered);
        return documented;
    }

    private static boolean ofService(ApiResponse answer) {
        return answer != null
                && (answer.getExtensions() == null
                        || !answer.getExtensions().containsKey("x-answered-by"));
    }

    private List<String> deviations(Exchange exchange, String path, Operation operation) {
        var deviations = new ArrayList<String>();
        if (exchange.status() < 300) {
            // A refused request may differ from the description; an accepted one must not. The
            // service ignores fields that it does not know, and no test sends one: what is sent is
            // meant, and has to be described.
            addAll(deviations, validator.validateRequest(request(exchange, path)));
        }
        addAll(
                deviations,
                validator.validateResponse(
                        path, Request.Method.valueOf(exchange.method()), response(exchange)));
        var answer = Optional.ofNullable(
                operation.getResponses().get(Integer.toString(exchange.status())));
        var documented = answer.map(ApiResponse::getHeaders).map(Map::keySet).orElse(Set.of());
        for (var header : exchange.headers().keySet()) {
            if (!OF_HTTP.contains(header.toLowerCase())
                    && documented.stream().noneMatch(header::equalsIgnoreCase)) {
                deviations.add("header %s is not described".formatted(header));
            }
        }
        return deviations;
    }

    private Optional<String> template(String path) {
        return api.getPaths().keySet().stream()
                .filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                .findFirst();
    }

    private Optional<Operation> operation(String template, String method) {
        return api.getPaths().get(template).readOperationsMap().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(method))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static SimpleRequest request(Exchange exchange, String path) {
        var request =
                new SimpleRequest.Builder(exchange.method(), path).withBody(exchange.requestBody());
        exchange.requestHeaders().forEach((name, values) -> request.withHeader(name, values));
        return request.build();
    }

    private static SimpleResponse response(Exchange exchange) {
        var response = SimpleResponse.Builder.status(exchange.status()).withBody(exchange.body());
        exchange.headers().forEach((name, values) -> response.withHeader(name, values));
        return response.build();
    }

    private static void addAll(List<String> deviations, ValidationReport report) {
        report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .forEach(message -> deviations.add(message.getKey() + ": " + message.getMessage()));
    }

    @Override
    public String toString() {
        return "swagger/openapi.yaml";
    }

    private static String name(String template, String method, Object status) {
        return method + " " + template + " " + status;
    }
}
