package dev.quintet.users;

import dev.quintet.users.cli.UsersCommand;
import dev.quintet.users.ops.LogConfigurator;

import java.security.Security;

/** Runs the command that the arguments name, and ends with its status. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        // After a failover a host name may resolve to another address. Look it up every few
        // seconds.
        Security.setProperty("networkaddress.cache.ttl", "3");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        if (UsersCommand.serves(arguments) && System.getProperty(LogConfigurator.FORMAT) == null) {
            System.setProperty(LogConfigurator.FORMAT, LogConfigurator.JSON);
        }
        var environment = System.getenv();
        System.exit(UsersCommand.run(arguments, environment, new Serve(environment)));
    }
}
