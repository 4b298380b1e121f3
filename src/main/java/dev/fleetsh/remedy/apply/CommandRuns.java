package dev.fleetsh.remedy.apply;

import dev.fleetsh.fleet.AmbiguousException;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.remedy.command.CommandOrder;
import dev.fleetsh.remedy.command.CommandResult;
import dev.fleetsh.remedy.command.CommandStatus;
import dev.fleetsh.remedy.command.Commands;
import dev.fleetsh.remedy.command.SentCommand;
import dev.fleetsh.remedy.journal.JournalRecord;
import dev.fleetsh.remedy.journal.Outcome;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.RunCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends commands for groups of effects, so many nodes at once, and follows each to its end. */
final class CommandRuns {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

    private final Course course;
    private final Deque<CommandGroup> waiting = new ArrayDeque<>();
    private final List<Flight> flights = new ArrayList<>();

    CommandRuns(Course course) {
        this.course = course;
    }

    /** A command on its way, with the effects of which it is not known yet what became of them. */
    private static final class Flight {
        private final SentCommand command;
        private final Map<String, Effect> open = new HashMap<>();
        private final Map<String, CommandStatus> seen = new HashMap<>();
        private boolean cancelled;

        Flight(SentCommand command, Collection<Effect> effects) {
            this.command = command;
            effects.forEach(effect -> open.put(RunCommand.node(effect.action()), effect));
        }
    }

    /** Takes a command up that was sent before. */
    void goOn(SentCommand command, Collection<Effect> effects) {
        flights.add(new Flight(command, effects));
    }

    /** Sends the groups as there is room, until nothing more may be begun, and comes back when all that was sent is over. */
    void run(List<CommandGroup> groups) {
        waiting.addAll(groups);
        Duration pause = FIRST_LOOK;
        while (true) {
            while (!waiting.isEmpty()
                    && flights.size() < lanes()
                    && course.stop().isEmpty()) {
                send(waiting.pop());
                pause = FIRST_LOOK;
            }
            if (flights.isEmpty()) {
                waiting.clear();
                return;
            }
            course.rest(pause);
            pause = Commands.longer(pause);
            for (Iterator<Flight> each = flights.iterator(); each.hasNext(); ) {
                Flight flight = each.next();
                look(flight);
                if (flight.open.isEmpty()) {
                    each.remove();
                }
            }
        }
    }

    private int lanes() {
        return Math.max(1, course.options().concurrency() / CommandOrder.MOST_NODES);
    }

    private void send(CommandGroup wanted) {
        // What was done meanwhile drops out.
        List<Effect> still =
                wanted.effects().stream().filter(new Calls(course)::wanted).toList();
        if (still.isEmpty()) {
            return;
        }
        CommandGroup group = new CommandGroup(wanted.scope(), wanted.command(), still);
        for (boolean again = false; ; again = true) {
            Instant now = course.clock().instant();
            CommandOrder order = order(group);
            String caller = course.caller(group.scope());
            course.write(new JournalRecord.Intent(
                    now,
                    group.numbers(),
                    group.scope(),
                    caller,
                    CommandGroup.announced(order, group.effects().get(0).action())));
            long intent = course.journal().next() - 1;
            course.tell(new ApplyEvent.Calling(group.effects()));
            try {
                SentCommand sent = course.calling(() -> course.commands().send(course.permit(), order));
                course.write(new JournalRecord.Sent(course.clock().instant(), intent, sent.id(), sent.requestId()));
                flights.add(new Flight(sent, group.effects()));
                return;
            } catch (RefusedException e) {
                refused(group, e);
                return;
            } catch (CloudException e) {
                fail(group, course.notTaken(e));
                return;
            } catch (AmbiguousException e) {
                Search search = search(group, order, now, intent);
                if (search == Search.FOUND) {
                    return;
                }
                if (search == Search.UNKNOWN || again) {
                    // It stays in flight in the journal: a resume looks again, and sends nothing before that.
                    group.effects().forEach(effect -> course.standing().fly(effect, e.getMessage()));
                    return;
                }
            }
        }
    }

    /** What came of looking for a command. */
    private enum Search {
        FOUND,
        NOT_THERE,
        UNKNOWN
    }

    private CommandOrder order(CommandGroup group) {
        int size = group.effects().size();
        return new CommandOrder(
                group.scope(),
                group.command(),
                group.nodes(),
                CommandGroup.comment(
                        course.plan().mark(),
                        group.numbers(),
                        course.journal().id(),
                        course.journal().tag(),
                        course.journal().next()),
                course.options().delivery(),
                Math.min(size, course.options().concurrency()),
                Math.min(size, course.budgetLeft()));
    }

    /** One unknown node has AWS refuse the whole command; the halves tell which. */
    private void refused(CommandGroup group, RefusedException e) {
        int size = group.effects().size();
        if (e.code().equals("InvalidInstanceId") && size > 1) {
            waiting.push(new CommandGroup(
                    group.scope(), group.command(), group.effects().subList(size / 2, size)));
            waiting.push(new CommandGroup(
                    group.scope(), group.command(), group.effects().subList(0, size / 2)));
            return;
        }
        fail(group, course.notTaken(e));
    }

    private void fail(CommandGroup group, Outcome outcome) {
        group.effects().forEach(effect -> course.ended(effect, outcome));
    }

    private Search search(CommandGroup group, CommandOrder order, Instant since, long intent) {
        try {
            SentCommand sent = find(order, since);
            if (sent == null) {
                return Search.NOT_THERE;
            }
            course.write(new JournalRecord.Sent(course.clock().instant(), intent, sent.id(), ""));
            flights.add(new Flight(sent, group.effects()));
            return Search.FOUND;
        } catch (CloudException | RefusedException e) {
            return Search.UNKNOWN;
        }
    }

    /** An interrupt, which may be what lost the answer, pauses; the command is looked for all the same. */
    private @Nullable SentCommand find(CommandOrder order, Instant since) {
        Instant enough = course.clock().instant().plus(Commands.PATIENCE);
        return course.calling(() -> {
            try {
                return course.commands()
                        .find(order.scope(), order.comment(), order.nodes(), order.longest(), since, enough);
            } catch (InterruptedException e) {
                throw new InterruptedByUserException();
            }
        });
    }

    private void look(Flight flight) {
        if (course.brake().cancelling() && !flight.cancelled) {
            cancel(flight);
        }
        Map<String, CommandResult> results;
        try {
            results = course.commands().look(flight.command);
        } catch (CloudException | RefusedException e) {
            overdue(flight);
            return;
        } catch (InterruptedByUserException e) {
            Thread.interrupted();
            course.press();
            return;
        }
        for (CommandResult result : results.values()) {
            Effect effect = flight.open.get(result.node());
            if (effect == null) {
                continue;
            }
            if (result.status().ended()) {
                flight.open.remove(result.node());
                course.ended(effect, CommandOutcome.of(result, effect, flight.command.requestId()));
            } else if (flight.seen.put(result.node(), result.status()) != result.status()) {
                course.tell(new ApplyEvent.Moving(effect, result.status()));
            }
        }
        overdue(flight);
    }

    private void overdue(Flight flight) {
        if (course.clock().instant().isAfter(flight.command.overBy())) {
            // The journal keeps them in flight: a later look may tell.
            flight.open.values().forEach(effect -> course.standing()
                    .fly(effect, "AWS did not tell in time what became of command " + flight.command.id()));
            flight.open.clear();
        }
    }

    private void cancel(Flight flight) {
        flight.cancelled = true;
        SentCommand command = flight.command;
        course.write(new JournalRecord.Intent(
                course.clock().instant(),
                List.of(),
                command.scope(),
                course.caller(command.scope()),
                Commands.cancelling(command)));
        long intent = course.journal().next() - 1;
        try {
            String request = course.commands().cancel(course.permit(), command);
            course.write(new JournalRecord.Sent(course.clock().instant(), intent, command.id(), request));
        } catch (FleetException e) {
            // It goes on to its end then, and is followed there; what it came to is told.
            course.halt("a command could not be cancelled: " + e.getMessage());
        }
    }
}
