package dev.parley.lang.link;

import dev.parley.lang.model.Content;
import dev.parley.lang.model.Envelope;
import dev.parley.lang.model.Message;
import dev.parley.lang.model.QualifiedName;
import dev.parley.lang.model.Type;
import dev.parley.lang.source.Diagnostic;
import dev.parley.lang.source.Span;
import dev.parley.lang.syntax.Item;
import dev.parley.lang.syntax.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The envelope, and the messages that it holds. */
final class EnvelopeLinker {
    private static final String STREAM = "stream";
    /** Fewest and most bytes that a limit may have. */
    private static final int LARGEST_LIMIT = (1 << 24) + (1 << 16);

    private final Declarations declared;
    private final Codes codes;
    private final Types types;
    private final Problems problems;
    private final List<Content> contents = new ArrayList<>();
    private final List<Framing> framings = new ArrayList<>();
    private Optional<Type.Code> tags = Optional.empty();
    private Messages messages;

    EnvelopeLinker(Declarations declared, Codes codes, Types types, Problems problems) {
        this.declared = declared;
        this.codes = codes;
        this.types = types;
        this.problems = problems;
        this.messages = new Messages(types, Optional.empty());
        if (declared.envelopes.isEmpty()) {
            problems.report("missing", declared.start(), "no envelope says how messages travel",
                    "write envelope T { tag: Framing; … }, or envelope stream { }");
            return;
        }
        Placed<Item.Envelope> written = declared.envelopes.get(0);
        declared.envelopes.stream().skip(1).forEach(e -> problems.duplicate("envelope of", e.item().type().text(),
                e.item().span(), written.item().span()));
        if (written.item().type().text().equals(STREAM)) {
            stream(written);
        } else {
            tagged(written);
        }
    }

    Envelope envelope() {
        return new Envelope(tags, List.copyOf(contents));
    }

    Messages messages() {
        return messages;
    }

    List<Framing> framings() {
        return List.copyOf(framings);
    }

    private void stream(Placed<Item.Envelope> written) {
        Content plain = new Content(Optional.empty(), false, Optional.empty(), true, Content.DEFAULT_LIMIT);
        messages = new Messages(types, Optional.of(plain));
        contents.add(plain);
        for (dev.parley.lang.syntax.Content content : written.item().contents()) {
            if (!content.raw() || content.tag().isPresent()) {
                problems.report("envelope", content.span(), "on a stream nothing has a tag",
                        "write raw X; for bytes without structure; structs need no entry");
            } else {
                Content raw = new Content(Optional.empty(), true, Optional.empty(), false, Content.DEFAULT_LIMIT);
                contents.add(raw);
                raw(content, raw, written.namespace());
            }
        }
    }

    private void tagged(Placed<Item.Envelope> written) {
        Name name = written.item().type();
        tags = codes.find(written.namespace(), name);
        if (tags.isEmpty()) {
            problems.unknown("enumeration", name.text(), name.span(), declared.types.visibleFrom(written.namespace()));
        } else if (tags.get().width() == 0) {
            problems.report("envelope", name.span(), "'" + name + "' has no codes, so it cannot tag what travels");
        }
        Map<String, Span> seen = new HashMap<>();
        for (dev.parley.lang.syntax.Content content : written.item().contents()) {
            if (content.tag().isEmpty()) {
                problems.report("envelope", content.span(), "content needs a tag of type '" + name + "'",
                        "write tag: raw " + content.types().get(0) + ";");
                continue;
            }
            Name tag = content.tag().get();
            Span first = seen.putIfAbsent(tag.text(), tag.span());
            if (first != null) {
                problems.duplicate("content", tag.text(), tag.span(), first);
            } else {
                content(content, written.namespace());
            }
        }
    }

    private void content(dev.parley.lang.syntax.Content written, String namespace) {
        Name tag = written.tag().get();
        Optional<Type.Enumerator> code = tags.flatMap(t -> CodePoints.find(t, tag.text(), tag.span(), problems));
        if (written.raw()) {
            if (written.transcript()) {
                problems.report("envelope", written.span(), "raw content has no messages that a transcript could hold");
            }
            Content raw = new Content(code, true, Optional.empty(), false, limit(written));
            contents.add(raw);
            raw(written, raw, namespace);
        } else {
            structs(written, code, namespace);
        }
    }

    private void raw(dev.parley.lang.syntax.Content written, Content content, String namespace) {
        Name name = written.types().get(0);
        written.types().stream().skip(1).forEach(more -> problems.report("envelope", more.span(),
                "raw content is one message"));
        QualifiedName full = new QualifiedName(namespace, name.text());
        declared.types.exactly(namespace, name.text())
                .ifPresent(first -> problems.duplicate("type or message", name.text(), name.span(), first.span()));
        add(new Message(full, Optional.empty(), content, Optional.empty(), Optional.empty(), name.span()), name.span());
    }

    private void structs(dev.parley.lang.syntax.Content written, Optional<Type.Enumerator> code, String namespace) {
        List<Type.Struct> structs = new ArrayList<>();
        for (Name name : written.types()) {
            Optional<Type.Struct> struct = types.findStruct(namespace, name);
            if (struct.isEmpty()) {
                problems.unknown("struct", name.text(), name.span(), declared.types.visibleFrom(namespace));
            }
            struct.filter(s -> !Unknown.is(s)).ifPresent(structs::add);
        }
        if (structs.isEmpty()) {
            return;
        }
        Optional<Framing> first = Framing.of(structs.get(0));
        Content content = new Content(code, false, first.map(Framing::widths), written.transcript(), limit(written));
        contents.add(content);
        if (first.isEmpty()) {
            add(new Message(structs.get(0).name(), Optional.of(structs.get(0)), content, Optional.empty(),
                    Optional.empty(), structs.get(0).span()), written.span());
        }
        for (int i = 0; i < structs.size(); i++) {
            Optional<Framing> framing = Framing.of(structs.get(i));
            if (structs.size() > 1 && (framing.isEmpty() || first.isEmpty()
                    || !framing.get().widths().equals(first.get().widths()))) {
                problems.report("envelope", written.types().get(i).span(),
                        "structs that share a content must be framed alike: '"
                        + structs.get(i).name() + "' and '" + structs.get(0).name() + "' are not",
                        "a frame is an enumeration, a number that is the length, and a select over the enumeration");
            } else if (framing.isPresent()) {
                framed(framing.get(), content, written.types().get(i).span());
            }
        }
    }

    private void framed(Framing framing, Content content, Span span) {
        framings.add(framing);
        for (Type.Arm arm : framing.body().arms()) {
            Optional<Type.Struct> struct = Framing.message(arm);
            if (struct.isEmpty() || arm.cases().size() != 1) {
                problems.report("framing", arm.span(), "each case of a frame holds one message, and nothing else",
                        "declare its content as a struct of its own");
            } else {
                add(new Message(struct.get().name(), struct, content, framing.type().find(arm.cases().get(0)),
                        Optional.empty(), struct.get().span()), span);
            }
        }
        framing.body().otherwise().ifPresent(o -> problems.report("framing", o.span(),
                "a frame has no default: an unknown type code is unexpected"));
    }

    private void add(Message message, Span span) {
        Optional<Message> first = messages.exactly(message.name());
        boolean same = first.filter(f -> f.content().equals(message.content())
                && f.type().map(Type.Enumerator::first).equals(message.type().map(Type.Enumerator::first))).isPresent();
        if (first.isPresent() && !same) {
            problems.add(Diagnostic.of("envelope", span, "message '" + message.name()
                    + "' would have two contents or type codes").note(message.span(), "it is declared here"));
        } else if (first.isEmpty()) {
            messages.add(message);
        }
    }

    private int limit(dev.parley.lang.syntax.Content written) {
        if (written.limit().isEmpty()) {
            return Content.DEFAULT_LIMIT;
        }
        if (written.limit().get().bitLength() >= Integer.SIZE || written.limit().get().intValue() > LARGEST_LIMIT
                || written.limit().get().signum() == 0) {
            problems.report("envelope", written.span(), "the limit of a message is 1 to " + LARGEST_LIMIT + " bytes");
            return Content.DEFAULT_LIMIT;
        }
        return written.limit().get().intValue();
    }
}
