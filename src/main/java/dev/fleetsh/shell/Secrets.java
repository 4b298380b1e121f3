package dev.fleetsh.shell;

import java.util.regex.Pattern;

/** Tells lines that must not be kept in a file. */
final class Secrets {
    private static final Pattern SIGN = Pattern.compile(
            "pass(?:word|wd|phrase)\\s*[:=]" // password=…, password: …
                    + "|securestring"
                    + "|with-?decryption"
                    + "|aws_?secret|secret_?access_?key|secretkey"
                    + "|session_?token|aws_?security_?token"
                    + "|\\bsecret\\s*[:=]|\\btoken\\s*[:=]"
                    + "|activation-?code\\s*[:=]?"
                    + "|-----BEGIN [A-Z ]*PRIVATE KEY",
            Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    static boolean in(String line) {
        return SIGN.matcher(line).find();
    }
}
