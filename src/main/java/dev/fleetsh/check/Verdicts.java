package dev.fleetsh.check;

import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides each check once for each combination of the traits that it reads, and shares the codes of all checks between
 * the nodes that have equal traits.
 */
final class Verdicts {
    private final Surroundings surroundings;
    private final Catalogue catalogue;
    private final Traits traits;
    private final Decided[] decided;
    private final Combinations combinations = new Combinations();
    private final OwnVerdicts own;
    private final Combinations whole = new Combinations();
    private final List<Codes> codes = new ArrayList<>();

    Verdicts(Surroundings surroundings, Catalogue catalogue) {
        this.surroundings = surroundings;
        this.catalogue = catalogue;
        this.traits = new Traits(surroundings);
        this.decided = new Decided[catalogue.byTraits()];
        this.own = new OwnVerdicts(surroundings, catalogue);
        for (int i = 0; i < decided.length; i++) {
            decided[i] = new Decided(
                    i,
                    catalogue.checks().get(i).inputs().stream()
                            .flatMap(input -> Inputs.traits(input).stream())
                            .toList());
        }
    }

    /** Codes of one node. */
    synchronized Codes of(Node node) {
        return codes.get(number(node));
    }

    /** Codes of each node, in order. */
    synchronized Codes[] of(Nodes nodes) {
        Codes[] all = new Codes[nodes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = codes.get(number(nodes.get(i)));
        }
        return all;
    }

    synchronized int combinations() {
        return codes.size();
    }

    private int number(Node node) {
        traits.read(node);
        int shared = combinations.number(traits.first(), traits.second(), traits.third());
        int number = own.none() ? shared : whole.number(shared, own.number(node), 0);
        if (number == codes.size()) {
            codes.add(decide(node));
        }
        return number;
    }

    private Codes decide(Node node) {
        byte[] verdicts = new byte[catalogue.size()];
        boolean off = Instances.off(node);
        Look look = Look.deciding(node, surroundings);
        for (int i = 0; i < decided.length; i++) {
            verdicts[i] = off
                    ? Codes.code(
                            Verdict.NOT_APPLICABLE, catalogue.checks().get(i).severity())
                    : decided[i].code(traits, look, catalogue);
        }
        own.read(node, verdicts);
        return new Codes(verdicts, off);
    }
}
