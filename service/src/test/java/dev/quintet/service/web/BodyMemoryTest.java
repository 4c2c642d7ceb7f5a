package dev.quintet.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.http.HttpStatus;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

import org.junit.jupiter.api.Test;

/** Room for one body of 64 KiB. */
class BodyMemoryTest {
    private static final int LARGE = 64 * 1024;

    private final BodyMemory memory = new BodyMemory(LARGE);

    @Test
    void isRefusedWhereOthersHoldIt() {
        var first = connection();
        send(first, LARGE - 1);
        assertNull(first.readInbound(), "its body continues");

        var second = connection();
        send(second, LARGE - 1);

        var refused = assertInstanceOf(RefusedRequest.class, second.readInbound());
        assertEquals(HttpStatus.SERVICE_UNAVAILABLE, refused.refusal().httpStatus());
        assertTrue(refused.refusal().retryAfter().isPresent());
    }

    @Test
    void isThereForSmallBodiesAllTheSame() {
        send(connection(), LARGE - 1);
        var other = connection();

        send(other, BodyMemory.FREE_BYTES);
        other.writeInbound(DefaultLastHttpContent.EMPTY_LAST_CONTENT);

        FullHttpRequest request = other.readInbound();
        assertEquals(BodyMemory.FREE_BYTES, request.content().readableBytes());
        assertEquals("4096", request.headers().get("Content-Length"));
    }

    @Test
    void isFreeAgainAfterTheAnswer() {
        var connection = connection();
        for (var i = 0; i < 3; i++) {
            send(connection, LARGE);
            connection.writeInbound(DefaultLastHttpContent.EMPTY_LAST_CONTENT);
            FullHttpRequest request = connection.readInbound();
            assertEquals(LARGE, request.content().readableBytes());
            connection.writeOutbound(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER));
        }
    }

    @Test
    void isFreeAgainAfterTheConnection() {
        for (var i = 0; i < 3; i++) {
            var connection = connection();
            send(connection, LARGE - 1);
            assertNull(connection.readInbound());
            connection.close();
        }
    }

    private EmbeddedChannel connection() {
        return new EmbeddedChannel(new RequestGate(LARGE, memory));
    }

    /** Without a header: HTTP/1.0 needs no {@code Host}. */
    private static void send(EmbeddedChannel connection, int bytes) {
        connection.writeInbound(
                new DefaultHttpRequest(HttpVersion.HTTP_1_0, HttpMethod.POST, "/"),
                new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[bytes])));
    }
}
