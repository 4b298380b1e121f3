package dev.fleetsh.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes elements and typed objects as XML, by the names that the SDK unmarshalls. */
final class XmlWriter {
    private final StringBuilder out = new StringBuilder(1024).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    void open(String name) {
        out.append('<').append(name).append('>');
    }

    void open(String name, String namespace) {
        out.append('<').append(name).append(" xmlns=\"").append(namespace).append("\">");
    }

    void close(String name) {
        out.append("</").append(name).append('>');
    }

    void element(String name, String text) {
        open(name);
        escape(text);
        close(name);
    }

    void text(String text) {
        escape(text);
    }

    void members(SdkPojo pojo) {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                member(field.unmarshallLocationName(), field, value);
            }
        }
    }

    private void member(String name, SdkField<?> field, Object value) {
        if (value instanceof List<?> list) {
            list(name, field.getRequiredTrait(ListTrait.class), list);
        } else if (value instanceof Map<?, ?> map) {
            map(name, field.getRequiredTrait(MapTrait.class), map);
        } else if (value instanceof SdkPojo pojo) {
            open(name);
            members(pojo);
            close(name);
        } else {
            element(name, text(value));
        }
    }

    private void list(String name, ListTrait trait, List<?> list) {
        SdkField<?> member = trait.memberFieldInfo();
        if (!trait.isFlattened()) {
            open(name);
        }
        for (Object element : list) {
            member(trait.isFlattened() ? name : member.unmarshallLocationName(), member, element);
        }
        if (!trait.isFlattened()) {
            close(name);
        }
    }

    private void map(String name, MapTrait trait, Map<?, ?> map) {
        String entryName = trait.isFlattened() ? name : "entry";
        if (!trait.isFlattened()) {
            open(name);
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            open(entryName);
            element(trait.keyLocationName(), (String) entry.getKey());
            member(trait.valueLocationName(), trait.valueFieldInfo(), entry.getValue());
            close(entryName);
        }
        if (!trait.isFlattened()) {
            close(name);
        }
    }

    private static String text(Object value) {
        if (value instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.MILLIS).toString();
        } else if (value instanceof SdkBytes bytes) {
            return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
        } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new IllegalArgumentException("no XML form for " + value.getClass().getName());
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                // XML 1.0 has no way to write the other control characters, not even as a reference.
                default -> out.append(c >= ' ' && c < '\uFFFE' || c == '\t' || c == '\n' ? c : '\uFFFD');
            }
        }
    }

    WireResponse message(int status, String requestId) {
        return new WireResponse(
                status,
                Map.of("Content-Type", "text/xml;charset=UTF-8", "x-amzn-RequestId", requestId),
                out.toString().getBytes(StandardCharsets.UTF_8));
    }
}
