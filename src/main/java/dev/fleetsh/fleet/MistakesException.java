package dev.fleetsh.fleet;

import java.util.List;

/** Everything that is wrong with scripts that were checked; each mistake names its file. */
public final class MistakesException extends FleetException {
    private static final long serialVersionUID = 1L;
    private static final int SCRIPT_ERROR = 3;

    private final transient List<FleetException> mistakes;

    /**
     * @param summary how many there are, and in what
     * @param mistakes at least one
     */
    public MistakesException(String summary, List<FleetException> mistakes) {
        super(SCRIPT_ERROR, summary, "", false);
        this.mistakes = List.copyOf(mistakes);
    }

    public List<FleetException> mistakes() {
        return mistakes;
    }
}
