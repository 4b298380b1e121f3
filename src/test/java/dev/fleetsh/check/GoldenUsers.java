package dev.fleetsh.check;

import static dev.fleetsh.check.Edition.CURRENT;
import static dev.fleetsh.check.Edition.SEED;
import static dev.fleetsh.check.Golden.on;
import static dev.fleetsh.check.Scene.account;
import static dev.fleetsh.check.Scene.controller;
import static dev.fleetsh.check.Scene.known;
import static dev.fleetsh.check.Scene.linux;
import static dev.fleetsh.check.Scene.probed;
import static dev.fleetsh.check.Scene.windows;

import dev.fleetsh.fleet.DomainProbe.DomainAccount;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import java.util.List;

/** The user ssm-user. */
final class GoldenUsers {
    private GoldenUsers() {}

    private static Scene installed() {
        Scene scene = windows();
        scene.directoryRole = known(true);
        return scene;
    }

    private static Scene running(boolean ntds) {
        Scene scene = installed();
        scene.directoryService = known(ntds);
        return scene;
    }

    static void add(List<Golden.Case> cases) {
        on("ssm-user-creation", cases)
                .pass(linux().user(true, true))
                .pass(linux().user(false, false).agent("2.3.612.0"))
                .warn(linux().user(false, false).agent("2.3.611.999999"))
                .warn(linux().user(false, false).agent("2.3.50.0"))
                .warn(linux().user(false, false).agent("2.3.49.999999"))
                .notApplicable(controller())
                .notApplicable(linux().runAs("ops"))
                .unknownAs(reason -> linux().no("ssmUser", reason))
                .unknownAs(reason -> linux().user(false, false).no("agent", reason))
                .unknownAs(reason -> linux().no("platform", reason));
        on("ssm-user-sudo", cases)
                .pass(linux().user(true, false))
                .warn(linux().user(true, true))
                .notApplicable(linux().user(false, false))
                .notApplicable(windows())
                .unknownAs(reason -> linux().no("ssmUser", reason))
                .unknownAs(reason -> linux().no("platform", reason));

        on("dc-ssm-user-present", cases)
                .pass(probed(account()))
                .pass(probed(account()).agent("2.3.612.0"))
                .fail(probed(null))
                .fail(probed(null).agent("2.3.612.0"))
                .fail(controller().probe(4, true, true, account()))
                .fail(controller().probe(4, true, true, null));
        for (String check : List.of("dc-ssm-user-present", "dc-ssm-user-domain-admin", "dc-ssm-user-usable")) {
            on(check, cases)
                    .pass(probed(account()))
                    .pass(probed(account()).agent("2.3.612.0"))
                    .pass(probed(account()).no("agent", Reason.UNPARSEABLE))
                    .notApplicable(probed(account()).agent("2.3.611.999999"))
                    .notApplicable(linux())
                    .notApplicable(windows())
                    .notApplicable(windows()
                            .no("directoryRole", Reason.NOT_COLLECTED)
                            .os(PlatformType.WINDOWS, "Microsoft Windows 11 Pro", "10.0.22631"))
                    .notApplicable(running(false))
                    .notApplicable(controller().probe(3, false, false, null))
                    .notApplicable(controller().probe(5, false, false, null))
                    .unknown(Reason.NOT_COLLECTED, running(true))
                    .unknown(Reason.NOT_COLLECTED, installed())
                    .unknown(Reason.NOT_REACHABLE, controller().no("domainProbe", Reason.NOT_REACHABLE, "offline"))
                    .unknownAs(reason -> controller().no("domainProbe", reason))
                    .unknownAs(reason -> windows().no("directoryRole", reason))
                    .unknownAs(reason -> windows().no("platform", reason));
        }
        on("dc-ssm-user-domain-admin", cases)
                .notApplicable(probed(null))
                .notApplicable(controller().probe(4, true, true, account()))
                .in(CURRENT)
                .warn(probed(new DomainAccount(false, false, false, "", false)))
                .in(SEED)
                .fail(probed(new DomainAccount(false, false, false, "", false)));
        on("dc-ssm-user-usable", cases)
                .notApplicable(probed(null))
                .notApplicable(controller().probe(4, true, true, account()))
                .pass(probed(new DomainAccount(true, false, false, "", true)))
                .fail(probed(new DomainAccount(false, true, false, "", true)))
                .fail(probed(new DomainAccount(false, false, true, "", true)))
                .fail(probed(new DomainAccount(false, false, false, "WS1", true)));
    }
}
