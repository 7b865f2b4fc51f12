package dev.tare.modules;

/**
 * A line of a file, written {@code path:line} with {@code %20} for blanks.
 *
 * @param path the file
 * @param line the line, from 1; 0 for the file as a whole
 */
record Place(String path, int line) implements Comparable<Place> {

    static Place of(String written) {
        int colon = written.lastIndexOf(':');
        boolean numbered = colon >= 0 && written.substring(colon + 1).matches("\\d+");
        return numbered
                ? new Place(path(written.substring(0, colon)), Integer.parseInt(written.substring(colon + 1)))
                : new Place(path(written), 0);
    }

    /** Returns the path that is written, its blanks restored. */
    static String path(String written) {
        return written.replace("%20", " ");
    }

    @Override
    public int compareTo(Place other) {
        int byPath = path.compareTo(other.path);
        return byPath != 0 ? byPath : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return path + (line == 0 ? "" : ":" + line);
    }
}
