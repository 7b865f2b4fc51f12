package dev.tare.core.yaml;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads all of YAML with the library's parser. The values are built here, from its events and on a stack of our own, because
 * its composer recurses as deep as the input says and expands aliases before anyone can count them.
 */
final class FullYaml {

    private final SourceText text;
    private final Span span;
    private final YamlLimits limits;
    private final CodePoints codePoints;
    private final Deque<Frame> stack = new ArrayDeque<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final Set<String> openAnchors = new HashSet<>();
    private @Nullable Built root;
    private long nodes;
    private YamlProblem problem;

    FullYaml(SourceText text, Span span, YamlLimits limits) {
        this.text = text;
        this.span = span;
        this.limits = limits;
        this.codePoints = new CodePoints(text.utf8(), span);
        this.problem = new YamlProblem("unreadable", new Span(span.start(), span.start()));
    }

    /** Returns the value, or null when there is a {@link #problem}. */
    @Nullable
    YamlNode read() {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(limits.maxBytes() + 1)
                .setParseComments(false)
                .build();
        try {
            for (Event event : new Parse(settings).parseString(text.slice(span))) {
                take(event);
            }
        } catch (Refusal refusal) {
            problem = new YamlProblem(refusal.message, refusal.place);
            return null;
        } catch (MarkedYamlEngineException e) {
            problem = problem(e);
            return null;
        } catch (ReaderException e) {
            String name = "U+"
                    + Integer.toHexString(0x10000 | e.getCodePoint())
                            .substring(1)
                            .toUpperCase(Locale.ROOT);
            problem = new YamlProblem(
                    "the control character " + name + " is not allowed", place(codePoints.offset(e.getPosition())));
            return null;
        } catch (YamlEngineException e) {
            problem = new YamlProblem(YamlMessages.of(String.valueOf(e.getMessage())), place(span.start()));
            return null;
        }
        Built built = root;
        return built == null ? new YamlNode.Scalar(new Span(span.start(), span.start()), "", false) : built.node;
    }

    /** Returns why {@link #read} gave null. */
    YamlProblem problem() {
        return problem;
    }

    private YamlProblem problem(MarkedYamlEngineException e) {
        String context = e.getContext() == null ? "" : e.getContext();
        if (context.startsWith("while scanning an alias") || context.startsWith("while scanning an anchor")) {
            // Mostly a glob without quotes; the mark that makes it an alias says more than the one it fails at.
            int at = e.getContextMark().map(this::offset).orElse(span.start());
            return new YamlProblem(YamlMessages.cannotStart(context.endsWith("alias") ? '*' : '&'), place(at));
        }
        int at = e.getProblemMark().or(e::getContextMark).map(this::offset).orElse(span.start());
        String message = e.getProblem() == null ? context : e.getProblem();
        return new YamlProblem(YamlMessages.of(message), place(at));
    }

    private void take(Event event) {
        switch (event.getEventId()) {
            case DocumentStart -> {
                if (root != null) {
                    throw new Refusal("a second document starts here; one is expected", place(start(event)));
                }
            }
            case SequenceStart, MappingStart -> open((CollectionStartEvent) event);
            case SequenceEnd, MappingEnd -> close(event);
            case Scalar -> scalar((ScalarEvent) event);
            case Alias -> alias((AliasEvent) event);
            default -> {}
        }
    }

    private void scalar(ScalarEvent event) {
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
        Span place = new Span(start(event), trimmedEnd(event));
        Built built = new Built(new YamlNode.Scalar(place, event.getValue(), !plain), 1, 0);
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(built)));
        add(built, place, 1);
    }

    private void alias(AliasEvent event) {
        Span place = new Span(start(event), trimmedEnd(event));
        String name = event.getAlias().getValue();
        Anchored anchored = anchors.get(name);
        if (openAnchors.contains(name)) {
            throw new Refusal("the alias *" + name + " stands inside what it means", place);
        }
        if (anchored == null) {
            throw new Refusal("the alias *" + name + " has no anchor above it", place);
        }
        Built built = anchored.built;
        add(new Built(moved(built.node, place), built.size, built.height), place, built.size);
    }

    private static YamlNode moved(YamlNode node, Span place) {
        if (node instanceof YamlNode.Scalar scalar) {
            return new YamlNode.Scalar(place, scalar.text(), scalar.quoted());
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return new YamlNode.Sequence(place, sequence.items());
        }
        return new YamlNode.Mapping(place, ((YamlNode.Mapping) node).entries());
    }

    private void open(CollectionStartEvent event) {
        int at = start(event);
        Optional<String> anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue);
        anchor.ifPresent(openAnchors::add);
        stack.push(new Frame(event, at, anchor));
        checkDepth(stack.size(), at);
    }

    private void close(Event event) {
        Frame frame = stack.pop();
        int end = frame.flow ? trimmedEnd(event) : Math.max(frame.start, frame.lastEnd);
        Span place = new Span(frame.start, end);
        YamlNode node =
                frame.mapping ? new YamlNode.Mapping(place, frame.entries) : new YamlNode.Sequence(place, frame.items);
        Built built = new Built(node, frame.size, frame.height);
        frame.anchor.ifPresent(name -> {
            openAnchors.remove(name);
            anchors.put(name, new Anchored(built));
        });
        add(built, place, 1);
    }

    /** Adds a value to the collection around it; an alias brings all the values it stands for, anything else just itself. */
    private void add(Built built, Span place, long brought) {
        checkDepth(stack.size() + built.height, place.start());
        nodes += brought;
        if (nodes > limits.maxNodes()) {
            throw new Refusal("more than " + limits.maxNodes() + " values, aliases followed", place(place.start()));
        }
        Frame frame = stack.peek();
        if (frame == null) {
            root = built;
        } else {
            frame.add(built, place);
        }
    }

    private void checkDepth(int depth, int at) {
        if (depth > limits.maxDepth()) {
            throw new Refusal("nested more than " + limits.maxDepth() + " deep", place(at));
        }
    }

    private int start(Event event) {
        return event.getStartMark().map(this::offset).orElse(span.start());
    }

    /** The library's end of a block scalar or a last value lies behind the blank lines after it. */
    private int trimmedEnd(Event event) {
        int start = start(event);
        int end = event.getEndMark().map(this::offset).orElse(start);
        while (end > start && isBlank(text.utf8()[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    private int offset(Mark mark) {
        return codePoints.offset(mark.getIndex());
    }

    /** Returns the span of the code point at the offset, empty at the end. */
    private Span place(int at) {
        int end = Math.min(at + 1, span.end());
        while (end < span.end() && (text.utf8()[end] & 0xC0) == 0x80) {
            end++;
        }
        return new Span(Math.min(at, span.end()), end);
    }

    /** A value with the number of values in it, itself included, and the depth of collections in it. */
    private record Built(YamlNode node, long size, int height) {}

    private record Anchored(Built built) {}

    /** A sequence or a mapping whose end has not been seen. */
    private static final class Frame {

        final boolean mapping;
        final boolean flow;
        final int start;
        final Optional<String> anchor;
        final List<YamlNode> items = new ArrayList<>();
        final List<YamlNode.Entry> entries = new ArrayList<>();
        final Set<String> keys = new HashSet<>();
        YamlNode.@Nullable Scalar key;
        long size = 1;
        int height = 1;
        int lastEnd;

        Frame(CollectionStartEvent event, int start, Optional<String> anchor) {
            this.mapping = event.getEventId() == Event.ID.MappingStart;
            this.flow = event.isFlow();
            this.start = start;
            this.anchor = anchor;
        }

        void add(Built built, Span place) {
            size += built.size;
            height = Math.max(height, built.height + 1);
            lastEnd = place.end();
            YamlNode.Scalar pending = key;
            if (!mapping) {
                items.add(built.node);
            } else if (pending != null) {
                entries.add(new YamlNode.Entry(pending.text(), pending.span(), built.node));
                key = null;
            } else if (!(built.node instanceof YamlNode.Scalar scalar)) {
                throw new Refusal("a key must be a text, not a list or a mapping", place);
            } else if (!keys.add(scalar.text())) {
                throw new Refusal("the key '" + scalar.text() + "' is written twice", place);
            } else {
                key = scalar;
            }
        }
    }

    /** The end of reading, for a reason of ours. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        final String message;
        final transient Span place;

        Refusal(String message, Span place) {
            super(message, null, false, false);
            this.message = message;
            this.place = place;
        }
    }
}
