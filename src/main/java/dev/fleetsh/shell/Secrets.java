package dev.fleetsh.shell;

import java.util.regex.Pattern;

/** Tells lines that must not be kept in a file. It rather drops a line too many. */
final class Secrets {
    private static final String NAMED =
            "(?:pass(?:word|wd|phrase)|secret|token|api-?_?key|activation-?_?code|credentials?)";

    private static final Pattern SIGN = Pattern.compile(
            NAMED + "['\"]?\\s*[:=]" // password=…, 'password': …
                    + "|-" + NAMED + "\\s+\\S" // --password …
                    + "|" + NAMED + "\\s*\\(\\s*['\"]" // password('…')
                    + "|securestring"
                    + "|with-?decryption"
                    + "|aws_?secret|secret_?access_?key|secretkey"
                    + "|session_?token|security-?_?token"
                    + "|activation-?code"
                    + "|authorization['\"]?\\s*[:=]|\\bbearer\\s+[\\w.~+/-]{8}"
                    + "|://[^/\\s:@]+:[^/\\s@]+@" // https://user:password@host
                    + "|-----BEGIN [A-Z ]*PRIVATE KEY"
                    + "|\\bsecret\\b.*(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Key ids of AWS, and web tokens; their letters have a case. */
    private static final Pattern VALUE =
            Pattern.compile("\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}\\b|\\beyJ[\\w-]{10,}\\.[\\w-]{10,}");

    private Secrets() {}

    static boolean in(String line) {
        return SIGN.matcher(line).find() || VALUE.matcher(line).find();
    }
}
