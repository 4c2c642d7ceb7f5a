package dev.quintet.service.web;

import io.micronaut.http.HttpStatus;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

import java.util.Optional;

/** What the head of a request says, before its body has arrived. */
final class RequestHead {
    private RequestHead() {}

    /** Empty if the body may follow. */
    static Optional<ApiException> refusal(HttpRequest request, int maxBodyBytes) {
        return status(request, maxBodyBytes).map(ErrorAnswers::refusal);
    }

    private static Optional<HttpStatus> status(HttpRequest request, int maxBodyBytes) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(
                    switch (request.decoderResult().cause()) {
                        case TooLongHttpLineException _ -> HttpStatus.REQUEST_URI_TOO_LONG;
                        case TooLongHttpHeaderException _ ->
                            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
                        default -> HttpStatus.BAD_REQUEST;
                    });
        }
        if (request.protocolVersion().majorVersion() != 1
                || !isFramed(request)
                || !namesHost(request)) {
            return Optional.of(HttpStatus.BAD_REQUEST);
        }
        // A compressed body can become a large one, and JSON about users is small anyway.
        if (request.headers().contains(HttpHeaderNames.CONTENT_ENCODING)) {
            return Optional.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        return HttpUtil.getContentLength(request, 0L) > maxBodyBytes
                ? Optional.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE)
                : Optional.empty();
    }

    /** Once, but for HTTP/1.0, which may leave it out (RFC 9112, 3.2). */
    private static boolean namesHost(HttpRequest request) {
        var hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
        return hosts == 1 || hosts == 0 && request.protocolVersion().minorVersion() == 0;
    }

    /**
     * Whether the end of the body is known (RFC 9112, 6.1): "chunked" is the only coding that we
     * read.
     */
    private static boolean isFramed(HttpRequest request) {
        var codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.isEmpty()
                || codings.size() == 1
                        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst())
                        && request.protocolVersion().isKeepAliveDefault();
    }
}
