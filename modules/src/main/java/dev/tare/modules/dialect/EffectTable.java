package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Surroundings;
import java.util.EnumMap;
import java.util.Map;

/** What one version of one harness does, form by form, kind by kind and place by place. */
final class EffectTable {

    private final Map<Form, Map<ModuleKind, Map<Surroundings, Effect>>> effects = new EnumMap<>(Form.class);

    void set(Form form, ModuleKind kind, Surroundings place, Effect effect) {
        effects.computeIfAbsent(form, f -> new EnumMap<>(ModuleKind.class))
                .computeIfAbsent(kind, k -> new EnumMap<>(Surroundings.class))
                .put(place, effect);
    }

    /** Returns the effect that was set, or {@link Effect#LAZY}. */
    Effect get(Form form, ModuleKind kind, Surroundings place) {
        Map<ModuleKind, Map<Surroundings, Effect>> byKind = effects.get(form);
        Map<Surroundings, Effect> byPlace = byKind == null ? null : byKind.get(kind);
        Effect effect = byPlace == null ? null : byPlace.get(place);
        return effect == null ? Effect.LAZY : effect;
    }
}
