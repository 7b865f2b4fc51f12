package dev.tare.modules.graph;

import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.Comparator;

/** The fixed orders of what the graph hands out: by id, then by place, then by whatever tells two references apart. */
final class ReferenceOrder {

    static final Comparator<PromptModule> MODULES = new ById();
    static final Comparator<Reference> REFERENCES = new ByPlace();
    static final Comparator<int[]> FIRST_NUMBERS = new ByFirstNumber();

    private ReferenceOrder() {}

    private static final class ById implements Comparator<PromptModule> {
        @Override
        public int compare(PromptModule a, PromptModule b) {
            return a.id().compareTo(b.id());
        }
    }

    private static final class ByFirstNumber implements Comparator<int[]> {
        @Override
        public int compare(int[] a, int[] b) {
            return Integer.compare(a[0], b[0]);
        }
    }

    private static final class ByPlace implements Comparator<Reference> {
        @Override
        public int compare(Reference a, Reference b) {
            int order = a.from().compareTo(b.from());
            if (order == 0) {
                order = a.mention().span().compareTo(b.mention().span());
            }
            if (order == 0) {
                order = a.mention().form().compareTo(b.mention().form());
            }
            if (order == 0) {
                order = a.mention().target().compareTo(b.mention().target());
            }
            if (order == 0) {
                order = a.mention()
                        .section()
                        .orElse("")
                        .compareTo(b.mention().section().orElse(""));
            }
            if (order == 0) {
                order = a.mention().dialect().compareTo(b.mention().dialect());
            }
            if (order == 0) {
                // A glob makes several references of one mention.
                order = pathOf(a).compareTo(pathOf(b));
            }
            return order;
        }

        private static String pathOf(Reference reference) {
            return reference.to().isPresent() ? reference.to().get().path() : "";
        }
    }
}
