package dev.fleetsh.remedy.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Values by chance, the awkward ones often. The seed makes a failure repeatable. */
public final class AnyData {
    private static final List<String> AWKWARD = List.of(
            "",
            " ",
            "'",
            "\"",
            "`id`",
            "$(id)",
            "${HOME}",
            "$HOME",
            "\\",
            "\n",
            "\r\n",
            "\t",
            "; exit 3",
            "| cat",
            "&& false",
            "> /tmp/never",
            "#",
            "# end of arguments",
            "%s%n",
            "*",
            "é",
            "日本",
            "\ud83d\ude00",
            "\u2028",
            "\u0007\u001b[31m",
            "{{ssm:secret}}",
            "x",
            "'; touch never; '",
            "'\\''",
            "=",
            "-n");

    private final Random random;

    public AnyData(long seed) {
        random = new Random(seed);
    }

    /** Text that a shell can keep: everything but NUL. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(
                    random.nextBoolean()
                            ? AWKWARD.get(random.nextInt(AWKWARD.size()))
                            : Character.toString(1 + random.nextInt(0xd7fe)));
        }
        return text.toString();
    }

    public @Nullable Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> new BigDecimal(random.nextLong()).scaleByPowerOfTen(random.nextInt(40) - 20);
            case 4 -> text();
            case 5 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(depth - 1));
                }
                yield list;
            }
            default -> map(depth - 1);
        };
    }

    public Map<String, @Nullable Object> map(int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(text(), value(depth));
        }
        return map;
    }

    public int number(int below) {
        return random.nextInt(below);
    }
}
