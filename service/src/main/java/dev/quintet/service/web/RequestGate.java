package dev.quintet.service.web;

import io.micronaut.http.HttpStatus;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Stands between the decoder and the framework, one for each connection. It passes on complete,
 * valid requests, each after the caller has taken the answer to the one before: answers that nobody
 * takes would fill the memory. It answers any other with an error, and closes the connection,
 * because the start of the next request is unknown.
 */
final class RequestGate extends ChannelDuplexHandler {
    /** How long a caller who is still sending may read the error answer. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private static final ApiException TOO_LARGE_AT_ONCE = ApiException.unavailable(
            "Too many large requests at once. Please try again.", Duration.ofSeconds(1));

    private final int maxBodyBytes;
    private final BodyMemory memory;

    private HttpRequest head;
    private ByteBuf body = Unpooled.EMPTY_BUFFER;
    /** The size of head and body, as far as they have come. */
    private int size;
    /** The size of the request that the framework holds. */
    private int held;

    private boolean answering;
    private boolean refused;
    private boolean lingers;

    RequestGate(int maxBodyBytes, BodyMemory memory) {
        this.maxBodyBytes = maxBodyBytes;
        this.memory = memory;
    }

    /** Whether the next request has to wait. */
    boolean isAnswering() {
        return answering && !refused;
    }

    /** A caller whose requests wait sends no more of them. */
    @Override
    public void read(ChannelHandlerContext context) {
        if (!isAnswering()) {
            context.read();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (refused) {
                return;
            }
            if (message instanceof HttpRequest request) {
                begin(context, request);
            } else if (message instanceof HttpContent content) {
                take(context, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        var refusal = RequestHead.refusal(request, maxBodyBytes);
        var expectsToBeAsked = HttpUtil.is100ContinueExpected(request);
        head = known(request);
        body = Unpooled.buffer(0, maxBodyBytes);
        if (refusal.isPresent()) {
            refuse(context, refusal.get());
        } else if (!grow(head.uri().length() + KnownHeaders.size(head.headers()))) {
            refuse(context, TOO_LARGE_AT_ONCE);
        } else if (expectsToBeAsked) {
            context.writeAndFlush(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    /** Without other headers, which the decoder would keep until the body has come. */
    private static HttpRequest known(HttpRequest request) {
        var known = new DefaultHttpRequest(
                request.protocolVersion(),
                request.method(),
                request.uri(),
                KnownHeaders.of(request.headers()));
        known.setDecoderResult(request.decoderResult());
        request.headers().clear();
        return known;
    }

    private void take(ChannelHandlerContext context, HttpContent content) {
        var more = content.content().readableBytes();
        if (content.decoderResult().isFailure()) {
            refuse(context, ErrorAnswers.refusal(HttpStatus.BAD_REQUEST));
        } else if (body.readableBytes() + more > maxBodyBytes) {
            refuse(context, ErrorAnswers.refusal(HttpStatus.REQUEST_ENTITY_TOO_LARGE));
        } else if (!grow(more)) {
            refuse(context, TOO_LARGE_AT_ONCE);
        } else {
            body.writeBytes(content.content());
            if (content instanceof LastHttpContent) {
                passOn(context, whole());
            }
        }
    }

    private boolean grow(int bytes) {
        if (!memory.grow(size, size + bytes)) {
            return false;
        }
        size += bytes;
        return true;
    }

    private FullHttpRequest whole() {
        if (body.isReadable()) {
            head.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        }
        // A later minor version gets an answer of our version (RFC 9110, 2.5).
        var version = head.protocolVersion().minorVersion() == 0
                ? HttpVersion.HTTP_1_0
                : HttpVersion.HTTP_1_1;
        return new DefaultFullHttpRequest(
                version,
                head.method(),
                head.uri(),
                body,
                head.headers(),
                EmptyHttpHeaders.INSTANCE);
    }

    private void refuse(ChannelHandlerContext context, ApiException refusal) {
        refused = true;
        passOn(context, new RefusedRequest(head, refusal));
    }

    private void passOn(ChannelHandlerContext context, FullHttpRequest request) {
        held = size;
        size = 0;
        body = Unpooled.EMPTY_BUFFER;
        answering = true;
        context.fireChannelRead(request);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            promise = promise.unvoid()
                    .addListener(_ -> context.executor().execute(() -> goOn(context)));
        }
        context.write(message, promise);
    }

    /** The caller has taken the answer. What they have sent meanwhile is still to be decoded. */
    private void goOn(ChannelHandlerContext context) {
        memory.release(held);
        held = 0;
        answering = false;
        context.pipeline().fireChannelRead(Unpooled.EMPTY_BUFFER).fireChannelReadComplete();
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    /**
     * If a connection is closed while the caller still sends, it is reset and the error answer is
     * lost (RFC 9112, 9.6). So only our side is closed first.
     */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!refused || lingers || !(context.channel() instanceof DuplexChannel channel)) {
            context.close(promise);
            return;
        }
        lingers = true;
        channel.config().setAutoRead(true);
        channel.shutdownOutput();
        context.executor()
                .schedule(() -> context.close(promise), LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        memory.release(size);
        size = 0;
        body = Unpooled.EMPTY_BUFFER;
        memory.release(held);
        held = 0;
        context.fireChannelInactive();
    }
}
