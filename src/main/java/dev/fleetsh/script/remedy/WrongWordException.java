package dev.fleetsh.script.remedy;

/** A remedy uses a word of its language in a way that means nothing; where in its file, its trace tells. */
final class WrongWordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String message;
    private final String hint;

    WrongWordException(String message, String hint) {
        super(message);
        this.message = message;
        this.hint = hint;
    }

    @Override
    public String getMessage() {
        return message;
    }

    String hint() {
        return hint;
    }
}
