package dev.fleetsh.fleet;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a Windows node says of its PowerShell and of itself.
 *
 * @param version of {@code $PSVersionTable}, two to four numbers
 * @param sku {@code Win32_OperatingSystem.OperatingSystemSKU}
 * @param transcription whether a policy of the machine transcribes every session
 */
public record PowerShell(String version, int sku, boolean transcription) {
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,9}){1,3}");
    private static final List<Integer> NANO = List.of(143, 144);

    public PowerShell {
        if (!isVersion(version)) {
            throw new IllegalArgumentException("no version of PowerShell: " + version);
        }
    }

    /** Whether a text can be the version of PowerShell. */
    public static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    /** Whether it is Nano Server, by the two numbers for which the agent leaves out its session module. */
    public boolean nano() {
        return NANO.contains(sku);
    }

    /** Whether it is at least 5.1, which streaming needs. */
    public boolean streams() {
        String[] parts = version.split("\\.");
        int major = Integer.parseInt(parts[0]);
        return major > 5 || major == 5 && Integer.parseInt(parts[1]) >= 1;
    }

    @Override
    public String toString() {
        return version
                + (nano() ? " on Nano Server" : ", SKU " + sku)
                + (transcription ? ", transcribed by a policy" : "");
    }
}
