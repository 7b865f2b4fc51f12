package dev.tare.optimizer.defer;

import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the places of one module's source are once some of its text was put aside. */
final class StubMap {

    /** A place in a module or a part. */
    record Place(ModuleId file, int offset) {}

    private final ModuleId module;
    private final List<ManifestStub> stubs;

    /** For each stub where what stands for it begins in the module now. */
    private final List<Integer> starts = new ArrayList<>();

    StubMap(ModuleId module, List<ManifestStub> stubs) {
        this.module = module;
        this.stubs = stubs;
        int shift = 0;
        for (ManifestStub stub : stubs) {
            starts.add(stub.source().start() + shift);
            shift += stub.length() - stub.source().length();
        }
    }

    /** Returns where a byte of the source is now; nothing when it stands nowhere as it did. */
    Optional<Place> of(int offset) {
        int index = before(offset);
        if (index < 0) {
            return Optional.of(new Place(module, offset));
        }
        ManifestStub stub = stubs.get(index);
        if (offset >= stub.source().end()) {
            int end = starts.get(index) + stub.length();
            return Optional.of(new Place(module, end + offset - stub.source().end()));
        }
        return stub.origin() instanceof Origin.InPart in
                ? Optional.of(new Place(
                        in.part(), in.offset() + offset - stub.source().start()))
                : Optional.empty();
    }

    /** Returns where a byte of the source is now, or what stands for it begins. */
    Place standing(int offset) {
        int index = before(offset);
        boolean stands = index >= 0 && offset < stubs.get(index).source().end();
        return stands ? new Place(module, starts.get(index)) : of(offset).orElseThrow();
    }

    /** Returns where a stretch of the source is now; nothing where any of it went. */
    Optional<Span> of(Span place) {
        int index = before(place.start());
        boolean whole = index < 0 || stubs.get(index).source().end() <= place.start();
        boolean alone =
                index + 1 == stubs.size() || stubs.get(index + 1).source().start() >= place.end();
        int shift = index < 0
                ? 0
                : starts.get(index)
                        + stubs.get(index).length()
                        - stubs.get(index).source().end();
        return whole && alone ? Optional.of(new Span(place.start() + shift, place.end() + shift)) : Optional.empty();
    }

    /** Returns where a stretch of the module as it is now is in the source; nothing where any of it stands for something else. */
    Optional<Span> back(Span place) {
        int index = 0;
        int end = stubs.size();
        while (index < end) {
            int middle = (index + end) >>> 1;
            if (starts.get(middle) + stubs.get(middle).length() <= place.start()) {
                index = middle + 1;
            } else {
                end = middle;
            }
        }
        if (index < stubs.size() && starts.get(index) < place.end()) {
            return Optional.empty();
        }
        int shift = index == 0
                ? 0
                : stubs.get(index - 1).source().end()
                        - starts.get(index - 1)
                        - stubs.get(index - 1).length();
        return Optional.of(new Span(place.start() + shift, place.end() + shift));
    }

    /** Returns the stub that stands for a byte of the source. */
    Optional<ManifestStub> stubFor(int offset) {
        int index = before(offset);
        return index >= 0 && offset < stubs.get(index).source().end()
                ? Optional.of(stubs.get(index))
                : Optional.empty();
    }

    /** Returns the stub within whose text a place of the module lies. */
    Optional<ManifestStub> stubAt(Span place) {
        int low = 0;
        int high = stubs.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts.get(middle) <= place.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // Where a stub stands for several stretches, those after the first have no text and may begin at the same
        // place.
        for (int i = low - 1; i >= 0; i--) {
            if (stubs.get(i).length() > 0) {
                return place.end() <= starts.get(i) + stubs.get(i).length()
                        ? Optional.of(stubs.get(i))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Returns where the text of each stub stands in the module, those of no length included. */
    List<Span> texts() {
        List<Span> texts = new ArrayList<>();
        for (int i = 0; i < stubs.size(); i++) {
            texts.add(new Span(starts.get(i), starts.get(i) + stubs.get(i).length()));
        }
        return texts;
    }

    /** Returns the last stub that starts at the offset or before it, or -1. */
    private int before(int offset) {
        int low = 0;
        int high = stubs.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stubs.get(middle).source().start() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
