package dev.tare.optimizer.structure;

/** What may stand around a reference that has a line for itself. */
final class Marks {

    private Marks() {}

    static boolean isBlank(byte[] text, int start, int end) {
        return isOnly(text, start, end, " \t\r\n");
    }

    /** Tells whether there is nothing but white space and at most the marks of a list item. */
    static boolean isListMark(byte[] text, int start, int end) {
        return isOnly(text, start, end, " \t\r\n-*+");
    }

    private static boolean isOnly(byte[] text, int start, int end, String marks) {
        for (int i = start; i < end; i++) {
            if (marks.indexOf(text[i]) < 0) {
                return false;
            }
        }
        return true;
    }
}
