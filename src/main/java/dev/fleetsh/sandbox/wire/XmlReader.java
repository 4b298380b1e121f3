package dev.fleetsh.sandbox.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;

/** Reads XML into a typed object's builder by the SDK's own field names. */
final class XmlReader {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private XmlReader() {}

    /**
     * Reads the children of a document's root.
     *
     * @throws ServiceError `MalformedXML`
     */
    static void read(byte[] document, SdkPojo builder) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(NO_DOCTYPE, true);
            structure(
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(document))
                            .getDocumentElement(),
                    builder);
        } catch (SAXException | IOException | ParserConfigurationException | NumberFormatException e) {
            throw ServiceError.of(
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
    }

    private static void structure(Element element, SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            List<Element> children = children(element, field.locationName());
            if (!children.isEmpty()) {
                field.set(builder, value(field, children));
            }
        }
    }

    private static @Nullable Object value(SdkField<?> field, List<Element> elements) {
        Element first = elements.get(0);
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> first.getTextContent();
            case BOOLEAN -> Boolean.valueOf(first.getTextContent().trim());
            case INTEGER -> Integer.valueOf(first.getTextContent().trim());
            case SDK_POJO -> {
                SdkPojo builder = field.constructor().get();
                structure(first, builder);
                yield Built.from(builder);
            }
            case LIST -> {
                ListTrait trait = field.getRequiredTrait(ListTrait.class);
                SdkField<?> member = trait.memberFieldInfo();
                List<@Nullable Object> list = new ArrayList<>();
                for (Element item : trait.isFlattened() ? elements : children(first, member.locationName())) {
                    list.add(value(member, List.of(item)));
                }
                yield list;
            }
            default -> throw new UnsupportedOperationException("no XML form for member " + field.memberName());
        };
    }

    private static List<Element> children(Element element, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && name.equals(child.getLocalName())) {
                children.add(child);
            }
        }
        return children;
    }
}
