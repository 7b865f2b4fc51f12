package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Surroundings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one version of one harness does, form by form, kind by kind and place by place. A cell is filled when it is first
 * asked for: most never are. Safe for use by several threads without a lock: whoever fills a cell puts the same into it.
 */
final class EffectTable {

    private static final int KINDS = ModuleKind.values().length;
    private static final int PLACES = Surroundings.values().length;

    private final List<HarnessRules.Row> rows;
    private final @Nullable Effect[] cells = new @Nullable Effect[Form.values().length * KINDS * PLACES];

    /**
     * @param rows those that hold for the harness, weakest first
     */
    EffectTable(List<HarnessRules.Row> rows) {
        this.rows = rows;
    }

    /** Returns the effect of the strongest row that fits, or {@link Effect#LAZY}. */
    @SuppressWarnings("EnumOrdinal") // the table ends with the process, and is asked for every mention
    Effect get(Form form, ModuleKind kind, Surroundings place) {
        int cell = (form.ordinal() * KINDS + kind.ordinal()) * PLACES + place.ordinal();
        Effect effect = cells[cell];
        if (effect == null) {
            effect = find(form.word(), kind.word(), HarnessRules.word(place));
            cells[cell] = effect;
        }
        return effect;
    }

    private Effect find(String form, String kind, String place) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            HarnessRules.Row row = rows.get(i);
            if (HarnessRules.matches(row.form(), form)
                    && HarnessRules.matches(row.kind(), kind)
                    && HarnessRules.matches(row.surroundings(), place)) {
                return row.effect();
            }
        }
        return Effect.LAZY;
    }
}
