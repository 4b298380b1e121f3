package dev.fleetsh.script.remedy;

import dev.fleetsh.remedy.catalogue.RemedyParameter;
import dev.fleetsh.remedy.plan.Stage;
import java.util.List;

/**
 * What a remedy says about itself before it is run.
 *
 * @param id the same as the name of its file
 * @param title what holds afterwards, in a line
 * @param fixes ids of the checks that it may make pass
 * @param help further lines; may be empty
 * @param stage of its effects, where they name none of their own
 * @param parameters what it may be given
 * @param onlyIfAsked whether it is never proposed
 */
record RemedyHeader(
        String id,
        String title,
        List<String> fixes,
        String help,
        Stage stage,
        List<RemedyParameter> parameters,
        boolean onlyIfAsked) {
    RemedyHeader {
        fixes = List.copyOf(fixes);
        parameters = List.copyOf(parameters);
    }
}
