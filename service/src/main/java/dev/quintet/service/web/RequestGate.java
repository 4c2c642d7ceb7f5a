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
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Stands between the decoder and the framework, one for each connection. It passes on complete,
 * valid requests. It answers any other with an error, and closes the connection, because the start
 * of the next request is unknown.
 */
final class RequestGate extends ChannelDuplexHandler {
    /** How long a caller who is still sending may read the error answer. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final int maxBodyBytes;
    private final BodyMemory memory;
    /** The sizes of the bodies that the framework holds, in the order of their answers. */
    private final Queue<Integer> unanswered = new ArrayDeque<>();

    private HttpRequest head;
    private ByteBuf body = Unpooled.EMPTY_BUFFER;
    private boolean refused;
    private boolean lingers;

    RequestGate(int maxBodyBytes, BodyMemory memory) {
        this.maxBodyBytes = maxBodyBytes;
        this.memory = memory;
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
        head = request;
        body = Unpooled.buffer(0, maxBodyBytes);
        RequestHead.refusal(request, maxBodyBytes)
                .ifPresentOrElse(
                        refusal -> refuse(context, refusal), () -> askForBody(context, request));
    }

    private void askForBody(ChannelHandlerContext context, HttpRequest request) {
        // If it came before the answers to earlier requests, it would be mistaken for one of them.
        if (HttpUtil.is100ContinueExpected(request) && unanswered.isEmpty()) {
            context.writeAndFlush(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    private void take(ChannelHandlerContext context, HttpContent content) {
        var from = body.readableBytes();
        var to = from + content.content().readableBytes();
        if (content.decoderResult().isFailure()) {
            refuse(context, ErrorAnswers.refusal(HttpStatus.BAD_REQUEST));
        } else if (to > maxBodyBytes) {
            refuse(context, ErrorAnswers.refusal(HttpStatus.REQUEST_ENTITY_TOO_LARGE));
        } else if (!memory.grow(from, to)) {
            refuse(
                    context,
                    ApiException.unavailable(
                            "Too many large requests at once. Please try again.",
                            Duration.ofSeconds(1)));
        } else {
            body.writeBytes(content.content());
            if (content instanceof LastHttpContent) {
                passOn(context, whole());
            }
        }
    }

    private FullHttpRequest whole() {
        var headers = KnownHeaders.of(head.headers());
        if (body.isReadable()) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        }
        // A later minor version gets an answer of our version (RFC 9110, 2.5).
        var version = head.protocolVersion().minorVersion() == 0
                ? HttpVersion.HTTP_1_0
                : HttpVersion.HTTP_1_1;
        return new DefaultFullHttpRequest(
                version, head.method(), head.uri(), body, headers, EmptyHttpHeaders.INSTANCE);
    }

    private void refuse(ChannelHandlerContext context, ApiException refusal) {
        refused = true;
        passOn(context, new RefusedRequest(head, refusal));
    }

    private void passOn(ChannelHandlerContext context, FullHttpRequest request) {
        unanswered.add(body.readableBytes());
        body = Unpooled.EMPTY_BUFFER;
        context.fireChannelRead(request);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            memory.release(unanswered.remove());
        }
        context.write(message, promise);
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
        memory.release(body.readableBytes());
        body = Unpooled.EMPTY_BUFFER;
        unanswered.forEach(memory::release);
        unanswered.clear();
        context.fireChannelInactive();
    }
}
