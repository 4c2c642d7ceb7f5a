package dev.quintet.users.ops;

import dev.quintet.users.web.Message;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

@Controller("/ping")
final class PingController {
    @Get
    Message ping() {
        return Message.success("pong!");
    }
}
