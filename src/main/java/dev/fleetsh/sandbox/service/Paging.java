package dev.fleetsh.sandbox.service;

import dev.fleetsh.sandbox.wire.ServiceError;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pages of one listing. Tokens are opaque, and good only for the same question by the same caller, as in AWS; the size
 * of the page may change on the way.
 *
 * @param binding what the question was
 */
public record Paging(int binding) {
    /** The paging of what a caller asked, given without token and page size. */
    public static Paging of(Caller caller, Object question) {
        return new Paging(Objects.hash(
                caller.account().id(), caller.region(), question.getClass().getName(), question));
    }

    /**
     * A page of a list.
     *
     * @param size how many items at most
     * @param token from the page before; null for the first page
     * @throws ServiceError `InvalidNextToken`
     */
    public <T> Page<T> page(List<T> all, int size, @Nullable String token) {
        int from = offset(all.size(), token);
        int to = Math.min(all.size(), from + size);
        return new Page<>(all.subList(from, to), to < all.size() ? token(to) : null);
    }

    private String token(int offset) {
        byte[] bytes = ByteBuffer.allocate(12)
                .putInt(seal(offset))
                .putInt(binding)
                .putInt(offset ^ seal(binding))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private int offset(int size, @Nullable String token) {
        if (token == null || token.isEmpty()) {
            return 0;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length == 12) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                int sealed = buffer.getInt();
                int bound = buffer.getInt();
                int offset = buffer.getInt() ^ seal(binding);
                if (bound == binding && sealed == seal(offset) && offset > 0 && offset <= size) {
                    return offset;
                }
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static ServiceError invalid() {
        return ServiceError.of("InvalidNextToken", "The specified token is not valid.");
    }

    private static int seal(int value) {
        int mixed = (value ^ 0x5bd1e995) * 0x9e3779b1;
        return mixed ^ mixed >>> 15;
    }
}
