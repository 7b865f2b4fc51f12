package dev.tare.core.token;

import dev.tare.core.diag.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The models that Tare knows, from {@code models.tsv}. Read when it is first asked. */
public final class ModelTable {

    private static final int FIELDS = 6;
    private static final int MOST_CANDIDATES = 5;
    private static final List<Model> MODELS = read();

    private ModelTable() {}

    /** Returns all models and families, in the order of the table. */
    public static List<Model> all() {
        return MODELS;
    }

    /**
     * Returns the model of that name; letter case, a provider's prefix ({@code openai/}) and a date at the end are no hindrance.
     * Where several entries of the table fit, the longest is taken.
     */
    public static Optional<Model> find(String name) {
        Optional<Model> found = Optional.empty();
        int best = -1;
        for (Model model : MODELS) {
            int fit = ModelNames.fit(model.name(), name);
            if (fit > best) {
                best = fit;
                found = Optional.of(model);
            }
        }
        return found;
    }

    /** Returns the names that may have been meant by one that is not known: near ones, then such as contain it; at most five. */
    public static List<String> candidates(String name) {
        List<String> names = new ArrayList<>();
        for (Model model : MODELS) {
            if (!model.name().endsWith("*")) {
                names.add(model.name());
            }
        }
        List<String> candidates = new ArrayList<>(Suggestions.closest(name, names, MOST_CANDIDATES));
        for (String other : names) {
            if (candidates.size() < MOST_CANDIDATES
                    && !name.isEmpty()
                    && other.contains(name)
                    && !candidates.contains(other)) {
                candidates.add(other);
            }
        }
        return candidates;
    }

    private static List<Model> read() {
        List<Model> models = new ArrayList<>();
        for (List<String> row : TableFile.rows("models.tsv", FIELDS)) {
            String window = row.get(3);
            models.add(new Model(
                    row.get(0),
                    Encoding.of(row.get(1)).orElseThrow(),
                    row.get(2).equals("exact"),
                    window.equals(TableFile.UNKNOWN) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(window)),
                    row.get(4),
                    row.get(5)));
        }
        return List.copyOf(models);
    }
}
