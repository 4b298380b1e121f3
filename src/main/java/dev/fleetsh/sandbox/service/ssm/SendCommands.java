package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.node.RunnableDocument;
import dev.fleetsh.sandbox.run.Order;
import dev.fleetsh.sandbox.run.Runner;
import dev.fleetsh.sandbox.run.SentCommand;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.SimNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ssm.model.CancelCommandRequest;
import software.amazon.awssdk.services.ssm.model.CancelCommandResponse;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandResponse;
import software.amazon.awssdk.services.ssm.model.Target;

/** SendCommand and CancelCommand. */
record SendCommands(Runner runner) {
    private static final int MAX_NODES = 50;
    private static final int MAX_TARGETS = 5;
    private static final int DEFAULT_TIMEOUT = 3600;
    private static final Pattern DOCUMENT = Pattern.compile("^[a-zA-Z0-9_\\-.:/]{3,128}$");
    private static final Pattern NODE =
            Pattern.compile("(^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$)|(^eks_c:[0-9A-Za-z][A-Za-z0-9\\-_]{0,99}_\\w{17}$)");
    private static final Pattern CONCURRENCY = Pattern.compile("^([1-9][0-9]*|[1-9][0-9]%|[1-9]%|100%)$");
    private static final Pattern ERRORS = Pattern.compile("^([1-9][0-9]*|[0]|[1-9][0-9]%|[0-9]%|100%)$");
    private static final Pattern COMMAND = Pattern.compile("^[A-Fa-f0-9]{8}(-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}$");

    SendCommandResponse send(Caller caller, SendCommandRequest request) {
        check(request);
        List<Order.Target> targets = request.targets().stream()
                .map(target -> new Order.Target(target.key(), target.values()))
                .toList();
        checkDocument(request);
        List<SimNode> nodes = request.instanceIds().isEmpty() ? selected(caller, targets) : named(caller, request);
        SentCommand command = runner.send(order(caller, request, targets), nodes);
        return SendCommandResponse.builder()
                .command(CommandListing.row(command))
                .build();
    }

    private static Order order(Caller caller, SendCommandRequest request, List<Order.Target> targets) {
        return new Order(
                caller.account().id(),
                caller.region(),
                name(request.documentName()),
                Objects.requireNonNullElse(request.documentVersion(), "$DEFAULT"),
                Objects.requireNonNullElse(request.comment(), ""),
                Map.copyOf(request.parameters()),
                request.instanceIds(),
                targets,
                Objects.requireNonNullElse(request.timeoutSeconds(), DEFAULT_TIMEOUT),
                Objects.requireNonNullElse(request.maxConcurrency(), "50"),
                Objects.requireNonNullElse(request.maxErrors(), "0"));
    }

    private static void check(SendCommandRequest request) {
        Constraints constraints = new Constraints()
                .required("documentName", request.documentName())
                .pattern("documentName", request.documentName(), DOCUMENT)
                .size("instanceIds", true, request.instanceIds(), 0, MAX_NODES)
                .size("targets", true, request.targets(), 0, MAX_TARGETS)
                .range("timeoutSeconds", request.timeoutSeconds(), 30, 2_592_000)
                .length("comment", request.comment(), 0, 100)
                .pattern("maxConcurrency", request.maxConcurrency(), CONCURRENCY)
                .length("maxConcurrency", request.maxConcurrency(), 1, 7)
                .pattern("maxErrors", request.maxErrors(), ERRORS)
                .length("maxErrors", request.maxErrors(), 1, 7);
        request.instanceIds().forEach(id -> constraints.pattern("instanceIds.member", id, NODE));
        for (Target target : request.targets()) {
            constraints.size("targets.member.values", true, target.values(), 0, MAX_NODES);
        }
        constraints.check();
        if (request.instanceIds().isEmpty() == request.targets().isEmpty()) {
            throw ServiceError.of(
                    "ValidationException", "Specify either instance IDs or targets, and not both of them.");
        }
        if (request.outputS3BucketName() != null || request.notificationConfig() != null) {
            throw Documents.unmodelled("output of commands to S3, and notifications of them");
        }
    }

    private static void checkDocument(SendCommandRequest request) {
        String name = name(request.documentName());
        if (!RunnableDocument.exists(name)) {
            throw name.startsWith("AWS-")
                    ? Documents.unmodelled("the document " + name)
                    : ServiceError.of("InvalidDocument", "Document with name " + name + " does not exist.");
        }
        String version = request.documentVersion();
        if (version != null && !Set.of("$DEFAULT", "$LATEST", "1").contains(version)) {
            throw ServiceError.of("InvalidDocumentVersion", "The document version is not valid or does not exist.");
        }
        String mistake = RunnableDocument.named(name).mistake(request.parameters());
        if (mistake != null) {
            throw ServiceError.of("InvalidParameters", mistake);
        }
    }

    private static String name(String document) {
        return document.substring(document.lastIndexOf('/') + 1);
    }

    private static List<SimNode> named(Caller caller, SendCommandRequest request) {
        Set<String> seen = new HashSet<>();
        List<SimNode> nodes = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String id : request.instanceIds()) {
            if (!seen.add(id)) {
                throw ServiceError.of(
                        "DuplicateInstanceId", "You can't specify an instance ID in more than one place.");
            }
            SimNode node = caller.scope().node(id);
            if (node == null || node.registration() == null) {
                unknown.add(id);
            } else {
                nodes.add(node);
            }
        }
        if (!unknown.isEmpty()) {
            throw ServiceError.of(
                    "InvalidInstanceId",
                    "Instances " + unknown + " not in a valid state for account "
                            + caller.account().id());
        }
        return nodes;
    }

    private static List<SimNode> selected(Caller caller, List<Order.Target> targets) {
        Set<SimNode> nodes = new LinkedHashSet<>(caller.index().registered());
        for (Order.Target target : targets) {
            nodes.removeIf(node -> !covers(target, node));
        }
        return List.copyOf(nodes);
    }

    private static boolean covers(Order.Target target, SimNode node) {
        String key = target.key();
        if (key.equals("InstanceIds")) {
            return target.values().contains(node.id()) || target.values().contains("*");
        } else if (key.equals("tag-key")) {
            return target.values().stream().anyMatch(node.tags()::containsKey);
        } else if (!key.startsWith("tag:")) {
            throw Documents.unmodelled("the target " + key);
        }
        String value = node.tags().get(key.substring("tag:".length()));
        return value != null && target.values().contains(value);
    }

    CancelCommandResponse cancel(Caller caller, CancelCommandRequest request) {
        new Constraints()
                .required("commandId", request.commandId())
                .pattern("commandId", request.commandId(), COMMAND)
                .size("instanceIds", true, request.instanceIds(), 0, MAX_NODES)
                .check();
        SentCommand command = CommandListing.find(runner, caller, request.commandId());
        for (String id : request.instanceIds()) {
            if (command.invocation(id) == null) {
                throw ServiceError.of("InvalidInstanceId", "The command was not sent to " + id + ".");
            }
        }
        List<String> all = command.invocations().stream()
                .map(dev.fleetsh.sandbox.run.Invocation::nodeId)
                .toList();
        runner.cancel(command, request.instanceIds().isEmpty() ? all : request.instanceIds());
        return CancelCommandResponse.builder().build();
    }
}
