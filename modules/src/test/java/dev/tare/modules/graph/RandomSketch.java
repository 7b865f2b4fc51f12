package dev.tare.modules.graph;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Strength;
import dev.tare.modules.model.Tier;
import java.util.Optional;
import java.util.Random;

/** Small frameworks at random, with everything in them that changes what a closure holds. */
final class RandomSketch {

    private RandomSketch() {}

    static Sketch of(Random random) {
        Sketch sketch = new Sketch();
        int count = 1 + random.nextInt(9);
        int[] size = new int[count];
        ModuleKind[] kinds = {
            ModuleKind.COMMAND, ModuleKind.AGENT, ModuleKind.MEMORY, ModuleKind.PLAIN, ModuleKind.PLAIN, ModuleKind.RULE
        };
        for (int m = 0; m < count; m++) {
            size[m] = random.nextInt(40);
            sketch.module(name(m), kinds[random.nextInt(kinds.length)], size[m]);
        }
        int edges = random.nextInt(count * 4);
        boolean sections = random.nextInt(3) > 0;
        for (int i = 0; i < edges; i++) {
            int from = random.nextInt(count);
            int to = random.nextInt(count);
            Optional<Span> section = Optional.empty();
            if (sections && random.nextInt(2) == 0) {
                int start = random.nextInt(size[to] + 1);
                section = Optional.of(new Span(start, start + random.nextInt(size[to] - start + 1)));
            }
            sketch.reference(
                    name(from),
                    random.nextInt(size[from] + 1),
                    form(random),
                    Strength.values()[random.nextInt(3) * random.nextInt(2)],
                    Tier.values()[random.nextInt(3)],
                    name(to),
                    section);
        }
        if (random.nextInt(3) == 0) {
            sketch.alwaysLoaded(name(random.nextInt(count)));
            sketch.alwaysLoaded(name(random.nextInt(count)));
            int stripped = random.nextInt(count);
            sketch.stripped(name(stripped), random.nextInt(size[stripped] + 1));
        }
        sketch.depth = new EagerDepth(
                random.nextInt(3) == 0 ? EagerDepth.ANY : random.nextInt(3),
                random.nextInt(4),
                random.nextInt(2) == 0 ? EagerDepth.ANY : 2);
        return sketch;
    }

    /** A name of an entry, what an installer puts in place, or what a harness attaches. */
    private static Form form(Random random) {
        Form[] forms = {Form.SLASH_COMMAND, Form.TEMPLATE_INCLUDE, Form.SECTION_INCLUDE, Form.NAMESPACED};
        int at = random.nextInt(8);
        return at < forms.length ? forms[at] : Form.AT_PATH;
    }

    static ModuleId any(Random random, ModuleGraph graph) {
        return graph.modules().get(random.nextInt(graph.modules().size())).id();
    }

    static String name(int module) {
        return "m" + module;
    }
}
