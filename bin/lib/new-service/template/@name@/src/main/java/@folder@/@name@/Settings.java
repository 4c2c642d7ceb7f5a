package @package@.@name@;

import @package@.service.caller.UsersService;
import @package@.service.config.DatabaseSettings;
import @package@.service.config.Environment;
import @package@.service.config.HttpSettings;
import @package@.service.config.InvalidSetting;
import @package@.service.config.Stage;

import java.util.Map;

/** All settings of the environment, read and checked once. */
record Settings(HttpSettings http, DatabaseSettings database, UsersService users) {
    /** @throws InvalidSetting if a variable is invalid */
    static Settings of(Map<String, String> variables) {
        var environment = new Environment(variables);
        return new Settings(
                HttpSettings.of(environment),
                DatabaseSettings.of(environment, Stage.of(environment)),
                UsersService.of(environment));
    }
}
