package dev.fleetsh.sandbox.service;

import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.Account;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The credentials that were lent, by their access keys. */
public final class Lending {
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Lent> lent = new ConcurrentHashMap<>();

    /**
     * Lends credentials.
     *
     * @param account that they get into
     * @param callerArn ARN of the session
     * @param roleId id of the role
     * @param session name of the session
     */
    public Lent lend(Account account, String callerArn, String roleId, String session, Instant expires) {
        String key = "ASIA" + HexFormat.of().formatHex(bytes(8)).toUpperCase(Locale.ROOT);
        String secret = Base64.getEncoder().encodeToString(bytes(30));
        String token = Base64.getEncoder().encodeToString(bytes(120));
        Lent credentials = new Lent(
                new Account(account.id(), account.alias(), key, secret, callerArn),
                token,
                roleId + ":" + session,
                expires);
        lent.put(key, credentials);
        return credentials;
    }

    /** What was lent under that access key, or null. */
    public @Nullable Lent find(String accessKeyId) {
        return lent.get(accessKeyId);
    }

    /**
     * The account that lent credentials get into.
     *
     * @return null where that access key was not lent
     * @throws ServiceError where they have ended, or come without their token
     */
    @Nullable
    public Account account(String accessKeyId, String token, Instant now, CommonErrors errors) {
        Lent credentials = find(accessKeyId);
        if (credentials == null) {
            return null;
        }
        if (!credentials.token().equals(token)) {
            throw errors.unknownCredentials();
        }
        if (!now.isBefore(credentials.expires())) {
            throw errors.expired();
        }
        return credentials.account();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
