package dev.quintet.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.quintet.service.config.Environment;
import dev.quintet.service.config.HttpSettings;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.Map;

class RequestGateTest {
    private final RequestGate gate = new RequestGate(1024, new BodyMemory(1024));

    @AutoClose
    private final EmbeddedChannel connection = new EmbeddedChannel(
            new RequestDecoder(HttpSettings.of(new Environment(Map.of())), gate::isAnswering),
            gate);

    @Test
    void passesARequestOnWhenTheAnswerToTheOneBeforeIsTaken() {
        connection.writeInbound(Unpooled.copiedBuffer("""
                POST /1 HTTP/1.1\r
                Host: a\r
                Content-Length: 2\r
                \r
                {}GET /2 HTTP/1.1\r
                Host: a\r
                \r
                GET /3 HTTP/1.1\r
                Host: a\r
                """, ISO_8859_1));

        assertEquals("/1", passedOn());
        assertNull(passedOn());

        answer();
        assertNull(passedOn(), "the caller has not taken the answer");
        connection.flush();
        connection.runPendingTasks();

        assertEquals("/2", passedOn());

        answer();
        connection.flush();
        connection.runPendingTasks();
        assertNull(passedOn(), "the third request is not whole");
        connection.writeInbound(Unpooled.copiedBuffer("\r\n", ISO_8859_1));
        assertEquals("/3", passedOn());
    }

    @Test
    void refusesALargeHeadWhereOthersFillTheMemory() {
        connection.writeInbound(Unpooled.copiedBuffer(
                "GET / HTTP/1.1\r\nHost: a\r\nUser-Agent: %s\r\n\r\n".formatted("x".repeat(6000)),
                ISO_8859_1));

        var request = assertInstanceOf(RefusedRequest.class, connection.readInbound());

        assertEquals(503, request.refusal().httpStatus().getCode());
    }

    private String passedOn() {
        FullHttpRequest request = connection.readInbound();
        return request == null ? null : request.uri();
    }

    private void answer() {
        connection.write(new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER));
    }
}
