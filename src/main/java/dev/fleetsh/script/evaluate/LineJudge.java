package dev.fleetsh.script.evaluate;

import dev.fleetsh.script.evaluate.LineState.Kind;
import groovyjarjarantlr4.v4.runtime.RecognitionException;
import java.util.Set;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;

/** Tells whether more lines can complete a text. Groovy's parser decides; where it fails, the open ends say why. */
public final class LineJudge {
    /** It would fetch what a line names before the line is entered. */
    private static final String GRAB = "groovy.grape.GrabAnnotationTransformation";

    private LineJudge() {}

    public static LineState judge(String text) {
        String mistake = mistake(text);
        if (mistake.isEmpty()) {
            return text.contains("'''") && new OpenEnds(text).threeQuotes()
                    ? new LineState(Kind.INCOMPLETE, "'''")
                    : new LineState(Kind.COMPLETE, "");
        }
        OpenEnds ends = new OpenEnds(text);
        if (ends.broken()) {
            return new LineState(Kind.BROKEN, "");
        }
        if (!ends.innermost().isEmpty()) {
            return new LineState(Kind.INCOMPLETE, ends.innermost());
        }
        if (ends.goesOn()) {
            return new LineState(Kind.INCOMPLETE, "operator");
        }
        if (mistake.contains("catch or finally")) {
            return new LineState(Kind.INCOMPLETE, "catch");
        }
        return mistake.contains("'<EOF>'") || ends.endsWithAnnotation()
                ? new LineState(Kind.INCOMPLETE, "statement")
                : new LineState(Kind.BROKEN, "");
    }

    /** The parser's first complaint, or an empty text. */
    private static String mistake(String text) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setDisabledGlobalASTTransformations(Set.of(GRAB));
        CompilationUnit unit = new CompilationUnit(configuration);
        unit.addSource("line", text);
        try {
            unit.compile(Phases.CONVERSION);
            return "";
        } catch (MultipleCompilationErrorsException e) {
            Message first = e.getErrorCollector().getErrors().get(0);
            return first instanceof SyntaxErrorMessage syntax
                    ? String.valueOf(syntax.getCause().getMessage())
                    : "does not compile";
        } catch (CompilationFailedException e) {
            return String.valueOf(e.getMessage());
        } catch (RecognitionException e) {
            // Groovy's lexer gives up on some texts without a message of its own.
            return "does not compile";
        }
    }
}
