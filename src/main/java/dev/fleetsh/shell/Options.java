package dev.fleetsh.shell;

import dev.fleetsh.check.Edition;
import dev.fleetsh.check.Severity;
import dev.fleetsh.render.Format;
import dev.fleetsh.source.Entrance;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param task what is wanted
 * @param sandbox whether the simulated fleet was asked for
 * @param sandboxNodes number of simulated nodes, or null for the default fleet
 * @param sandboxSeed seed of the simulated fleet, or null for the default one
 * @param limits whether the simulated AWS keeps the rates that AWS keeps
 * @param faults faults of the simulated AWS, as written
 * @param port loopback port of {@code fleetsh sandbox}, 0 for any
 * @param profiles AWS profiles
 * @param regions AWS Regions
 * @param endpointUrl endpoint of every AWS service, or null
 * @param entrance accounts that are entered by a role, or null
 * @param edition edition of the rules
 * @param sources what to run in batch, in order; empty for standard input or the interactive shell
 * @param format how values are printed, or null for the default
 * @param failOn exit code 1 when a check of that severity or a graver one fails, or null for never
 * @param plain no redraws, no box characters
 * @param startUp the start-up file; an empty text for none, null for the usual one
 * @param consent with {@code --yes}: how many nodes a plan may reach that is applied in batch without a question
 * @param color whether colours are forced on or off, or null to decide by the terminal
 */
public record Options(
        Task task,
        boolean sandbox,
        @Nullable Integer sandboxNodes,
        @Nullable Long sandboxSeed,
        boolean limits,
        List<String> faults,
        int port,
        List<String> profiles,
        List<String> regions,
        @Nullable String endpointUrl,
        @Nullable Entrance entrance,
        Edition edition,
        List<Source> sources,
        @Nullable Format format,
        @Nullable Severity failOn,
        boolean plain,
        @Nullable String startUp,
        OptionalInt consent,
        @Nullable Boolean color) {

    public Options {
        faults = List.copyOf(faults);
        profiles = List.copyOf(profiles);
        regions = List.copyOf(regions);
        sources = List.copyOf(sources);
    }

    /** What the process is to do. */
    public enum Task {
        SHELL,
        SERVE_SANDBOX,
        /** The fleet inside jshell. */
        JSHELL,
        /** What a stock jshell needs to open the fleet. */
        JSHELL_STARTUP,
        /** What groovysh needs to open the fleet. */
        GROOVYSH_INIT,
        HELP,
        VERSION
    }

    /** Something to run in batch. */
    public sealed interface Source {
        /** A line given with {@code -c}. */
        record Line(String text) implements Source {}

        /**
         * A file given with {@code -f}.
         *
         * @param path {@code -} is the standard input
         * @param arguments what stands behind {@code --}, for a script with parameters
         */
        record File(String path, List<String> arguments) implements Source {
            public File {
                arguments = List.copyOf(arguments);
            }

            /** A file without arguments. */
            public File(String path) {
                this(path, List.of());
            }
        }

        /**
         * A saved script, {@code fleetsh run NAME …}.
         *
         * @param words the script, then what it is given
         */
        record Saved(List<String> words) implements Source {
            public Saved {
                words = List.copyOf(words);
            }
        }
    }

    /**
     * @throws dev.fleetsh.fleet.UsageException when an option is unknown, lacks its value or has one that makes no sense
     */
    public static Options parse(List<String> arguments) {
        return new OptionParser().parse(arguments);
    }

    /** The options that choose the fleet and its rules, as {@link #parse} reads them. */
    public List<String> fleetWords() {
        List<String> words = new ArrayList<>();
        if (sandbox) {
            words.add("--sandbox");
        }
        add(words, "--sandbox-nodes", sandboxNodes);
        add(words, "--sandbox-seed", sandboxSeed);
        if (limits) {
            words.add("--sandbox-limits");
        }
        faults.forEach(fault -> add(words, "--fault", fault));
        profiles.forEach(profile -> add(words, "--profile", profile));
        regions.forEach(region -> add(words, "--region", region));
        add(words, "--endpoint-url", endpointUrl);
        if (entrance != null) {
            words.addAll(entrance.words());
        }
        add(words, "--rules", edition == Edition.CURRENT ? null : edition.label());
        return words;
    }

    private static void add(List<String> words, String option, @Nullable Object value) {
        if (value != null) {
            words.add(option);
            words.add(value.toString());
        }
    }
}
