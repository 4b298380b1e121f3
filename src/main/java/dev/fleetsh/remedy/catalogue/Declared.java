package dev.fleetsh.remedy.catalogue;

import java.util.List;

/**
 * What the text of a remedy says of itself, read without running it. Where it puts values in at run time, there is an
 * ellipsis.
 *
 * @param file where it lies; empty for a remedy of no file
 * @param operations of AWS that it may ask or call, to plan, to change and to take back, as {@code ec2:DescribeVpcs}
 * @param risks such as {@code low: open sessions on the node drop}
 * @param undo how it is taken back: operations, scripts and documents, or {@code none: why}
 */
public record Declared(String file, List<String> operations, List<String> risks, List<String> undo) {
    /** Of a remedy that has no text. */
    public static final Declared NONE = new Declared("", List.of(), List.of(), List.of());

    public Declared {
        operations = List.copyOf(operations);
        risks = List.copyOf(risks);
        undo = List.copyOf(undo);
    }
}
