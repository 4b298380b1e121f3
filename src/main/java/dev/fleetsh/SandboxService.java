package dev.fleetsh;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.SandboxServer;
import dev.fleetsh.sandbox.world.Account;
import dev.fleetsh.shell.Options;
import dev.fleetsh.shell.StandardStreams;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code fleetsh sandbox}: the simulated AWS on a loopback port, until Ctrl-C. */
final class SandboxService {
    private SandboxService() {}

    static int serve(Options options, StandardStreams streams) {
        Sandbox sandbox = SimulatedFleet.sandbox(options, Clock.systemUTC());
        try (SandboxServer server = sandbox.serve(options.port())) {
            int printed = streams.print(instructions(sandbox, server));
            if (printed != 0) {
                return printed;
            }
            // Ctrl-C ends the process; nothing else does.
            new CountDownLatch(1).await();
            return 0;
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()), "choose another --port; 0 takes any that is free");
        } catch (InterruptedException e) {
            return 130;
        }
    }

    private static String instructions(Sandbox sandbox, SandboxServer server) {
        List<Account> accounts = sandbox.world().accounts();
        List<String> regions = sandbox.world().regions();
        StringBuilder text = new StringBuilder();
        text.append("# simulated AWS with ")
                .append(sandbox.world().size())
                .append(" nodes on ")
                .append(server.uri())
                .append(", until Ctrl-C; in another terminal:\n");
        text.append("export AWS_ENDPOINT_URL=").append(server.uri()).append('\n');
        // The older AWS CLI knows only the second name.
        text.append("export AWS_REGION=").append(regions.get(0)).append('\n');
        text.append("export AWS_DEFAULT_REGION=").append(regions.get(0)).append('\n');
        text.append("export AWS_ACCESS_KEY_ID=")
                .append(accounts.get(0).accessKeyId())
                .append('\n');
        text.append("export AWS_SECRET_ACCESS_KEY=")
                .append(accounts.get(0).secretAccessKey())
                .append('\n');
        text.append("# Regions: ").append(String.join(", ", regions)).append('\n');
        text.append("# the access key chooses the account:\n");
        for (Account account : accounts) {
            text.append(String.format(
                    "#   %-12s %s  AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s%n",
                    account.alias(), account.id(), account.accessKeyId(), account.secretAccessKey()));
        }
        return text.toString();
    }
}
