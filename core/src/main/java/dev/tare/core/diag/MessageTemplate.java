package dev.tare.core.diag;

/**
 * Fills the texts of {@link DiagnosticKind}: {@code %s} is the next argument, {@code %2$s} the second, and there is nothing
 * else. Unlike {@link java.util.Formatter} it costs nothing to start, and a framework may have thousands of diagnostics.
 */
final class MessageTemplate {

    private MessageTemplate() {}

    /** Returns the text with its arguments; percent signs in arguments are text. */
    static String format(String template, Object... arguments) {
        int percent = template.indexOf('%');
        if (percent < 0) {
            return template;
        }
        StringBuilder text = new StringBuilder(template.length() + 64);
        int copied = 0;
        int next = 0;
        while (percent >= 0) {
            text.append(template, copied, percent);
            int index;
            if (template.startsWith("%s", percent)) {
                index = next++;
                copied = percent + 2;
            } else {
                index = numbered(template, percent);
                copied = percent + 4;
            }
            if (index < 0 || index >= arguments.length) {
                throw new IllegalArgumentException(
                        "'" + template + "' does not go with " + arguments.length + " arguments");
            }
            text.append(arguments[index]);
            percent = template.indexOf('%', copied);
        }
        return text.append(template, copied, template.length()).toString();
    }

    /** Returns the index of a {@code %1$s}, or -1 when there is none at the place. */
    private static int numbered(String template, int percent) {
        boolean found = template.startsWith("$s", percent + 2);
        return found ? template.charAt(percent + 1) - '1' : -1;
    }
}
