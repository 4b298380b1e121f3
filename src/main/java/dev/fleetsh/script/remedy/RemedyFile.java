package dev.fleetsh.script.remedy;

import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.fleet.UnknownFactException;
import dev.fleetsh.remedy.catalogue.Declared;
import dev.fleetsh.remedy.catalogue.Planning;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.catalogue.RemedyParameter;
import dev.fleetsh.remedy.plan.Remark;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.jspecify.annotations.Nullable;

/** A remedy of a Groovy file. It is compiled when it first plans. */
final class RemedyFile implements Remedy {
    private final RemedyHeader header;
    private final String origin;
    private final String file;
    private final String source;
    private final String place;
    private @Nullable RemedyBody body;
    private @Nullable Declared declared;

    /** @param place where the file lies */
    RemedyFile(RemedyHeader header, String origin, String file, String source, String place) {
        this.header = header;
        this.origin = origin;
        this.file = file;
        this.source = source;
        this.place = place;
    }

    @Override
    public String id() {
        return header.id();
    }

    @Override
    public String title() {
        return header.title();
    }

    @Override
    public List<String> fixes() {
        return header.fixes();
    }

    @Override
    public List<RemedyParameter> parameters() {
        return header.parameters();
    }

    @Override
    public String help() {
        return header.help();
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public boolean onlyIfAsked() {
        return header.onlyIfAsked();
    }

    @Override
    public synchronized Declared declared() {
        if (declared == null) {
            declared = DeclaredReader.read(place, source);
        }
        return declared;
    }

    @Override
    public void plan(Planning planning) {
        try {
            RemedyBody words = body();
            Nodes nodes = fitting(words.conditions(), planning);
            Closure<?> plan = words.plan();
            if (plan != null) {
                planning.together(nodes, left -> {
                    try {
                        Words.run(plan, new PlanWords(planning, header.stage()), left);
                    } catch (InvokerInvocationException e) {
                        throw e.getCause() instanceof FleetException known ? known : e;
                    }
                });
            }
            Closure<?> onEach = words.onEach();
            if (onEach != null) {
                planning.each(node -> {
                    if (nodes.stream().anyMatch(fit -> fit == node)) {
                        NodeWords own = NodeWords.of(planning, node);
                        Words.run(onEach, own, node);
                        own.finish(header.stage());
                    }
                });
            }
        } catch (InvokerInvocationException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException | LinkageError e) {
            throw failed(e);
        }
    }

    private synchronized RemedyBody body() {
        if (body == null) {
            try {
                RemedyScript script = RemedyCompiler.compile(file, source)
                        .getDeclaredConstructor()
                        .newInstance();
                script.run();
                body = script.body();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the class of " + file + " can't be made", e);
            }
        }
        if (body == null) {
            throw new RemedyException(file + " holds no remedy", "write remedy('" + id() + "') { … }");
        }
        return body;
    }

    /** The nodes that it is for; of the others it says why not. */
    private static Nodes fitting(Map<String, Closure<?>> conditions, Planning planning) {
        List<Node> fitting = new ArrayList<>();
        for (Node node : planning.selection()) {
            String why = null;
            for (Map.Entry<String, Closure<?>> condition : conditions.entrySet()) {
                try {
                    if (why == null && !Boolean.TRUE.equals(Words.run(condition.getValue(), node, node))) {
                        why = condition.getKey();
                    }
                } catch (UnknownFactException e) {
                    why = e.getMessage();
                }
            }
            if (why == null) {
                fitting.add(node);
            } else {
                planning.remark(Remark.Kind.CANNOT, node.id(), why);
            }
        }
        return Nodes.of(fitting);
    }

    private RuntimeException failed(Throwable thrown) {
        return new RemedyFailure(
                        file,
                        origin,
                        header.parameters().stream().map(RemedyParameter::name).toList())
                .of(thrown);
    }
}
