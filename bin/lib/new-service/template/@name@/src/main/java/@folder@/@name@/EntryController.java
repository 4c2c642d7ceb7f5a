package @package@.@name@;

import @package@.service.caller.Caller;
import @package@.service.web.Data;
import @package@.service.web.Message;
import @package@.service.web.PayloadReader;
import @package@.service.web.WhileStarting;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;

import java.sql.SQLException;
import java.util.List;

@Controller("@path@")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EntryController {
    private static final int MAX_LENGTH = 1000;

    private final EntryStore entries;
    private final PayloadReader payloads;

    EntryController(EntryStore entries, PayloadReader payloads) {
        this.entries = entries;
        this.payloads = payloads;
    }

    @Get("/ping")
    @WhileStarting
    Message ping() {
        return Message.success("pong!");
    }

    @Get
    Data<Entries> list(Caller caller) throws SQLException {
        return Data.of(new Entries(entries.newestOf(caller.userId())));
    }

    @Post
    @Status(HttpStatus.CREATED)
    Message add(Caller caller, @Nullable @Body byte[] body) throws SQLException {
        var userId = caller.userId();
        var fields = payloads.read(body);
        var text = fields.text("text").atLeast(1).atMost(MAX_LENGTH);
        fields.check();
        entries.add(userId, text.value());
        return Message.success("Added.");
    }

    @Serdeable.Serializable
    record Entries(List<Entry> entries) {}
}
