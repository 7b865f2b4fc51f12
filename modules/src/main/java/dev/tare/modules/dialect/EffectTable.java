package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Surroundings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one version of one harness does, form by form, kind by kind and place by place. A cell is filled when it is first
 * asked for: most never are. Safe for use by several threads.
 */
final class EffectTable {

    private final List<HarnessRules.Row> rows;
    private final Map<Form, Map<ModuleKind, Map<Surroundings, Effect>>> known = new EnumMap<>(Form.class);

    /**
     * @param rows those that hold for the harness, weakest first
     */
    EffectTable(List<HarnessRules.Row> rows) {
        this.rows = rows;
    }

    /** Returns the effect of the strongest row that fits, or {@link Effect#LAZY}. */
    synchronized Effect get(Form form, ModuleKind kind, Surroundings place) {
        Map<Surroundings, Effect> byPlace = known.computeIfAbsent(form, f -> new EnumMap<>(ModuleKind.class))
                .computeIfAbsent(kind, k -> new EnumMap<>(Surroundings.class));
        Effect effect = byPlace.get(place);
        if (effect == null) {
            effect = find(form.word(), kind.word(), HarnessRules.word(place));
            byPlace.put(place, effect);
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
