package @package@.@name@;

import @package@.service.Background;
import @package@.service.Server;
import @package@.service.cli.DevelopmentDatabase;
import @package@.service.database.Database;

/** This service. All parts are wired here; controllers take them in their constructors. */
final class Wiring {
    private Wiring() {}

    static Server open(Settings settings) {
        var url = settings.database().url().orElseGet(DevelopmentDatabase::start);
        var database = Database.at(url, EntryStore.SCHEMA);
        return Server.open(
                settings.http(),
                settings.database(),
                database,
                Background.none(),
                settings.users(),
                new EntryStore(database));
    }
}
