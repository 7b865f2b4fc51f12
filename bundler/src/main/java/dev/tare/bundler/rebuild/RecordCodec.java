package dev.tare.bundler.rebuild;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes records as bytes and reads them again, by their components: numbers, truth values, strings, enums, lists, maps, optionals and
 * records. Such bytes are for the program that wrote them alone; another version may have other components.
 */
final class RecordCodec {

    /** What is known of a record's class, so that each is looked at once. */
    private final Map<Class<?>, Shape> shapes = new HashMap<>();

    private record Shape(List<RecordComponent> components, Constructor<?> constructor) {}

    /**
     * Returns a record as bytes.
     *
     * @throws IllegalArgumentException when it holds something of another type
     */
    static byte[] write(Record value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            new RecordCodec().write(value, value.getClass(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Returns the record that was written.
     *
     * @throws IllegalArgumentException when the bytes hold none of this type
     */
    static <T extends Record> T read(byte[] bytes, Class<T> type) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return type.cast(new RecordCodec().read(type, in));
        } catch (IOException e) {
            throw new IllegalArgumentException("the bytes hold no " + type.getSimpleName(), e);
        }
    }

    private void write(Object value, Type type, DataOutputStream out) throws IOException {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (value instanceof List<?> list) {
                out.writeInt(list.size());
                for (Object item : list) {
                    write(item, arguments[0], out);
                }
            } else if (value instanceof Map<?, ?> map) {
                out.writeInt(map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    write(entry.getKey(), arguments[0], out);
                    write(entry.getValue(), arguments[1], out);
                }
            } else if (value instanceof Optional<?> optional) {
                out.writeBoolean(optional.isPresent());
                if (optional.isPresent()) {
                    write(optional.get(), arguments[0], out);
                }
            } else {
                throw unknown(type);
            }
        } else if (value instanceof String text) {
            writeText(text, out);
        } else if (value instanceof Integer number) {
            out.writeInt(number);
        } else if (value instanceof Long number) {
            out.writeLong(number);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Enum<?> constant) {
            writeText(constant.name(), out);
        } else if (value instanceof Record record && record.getClass() == type) {
            writeComponents(record, out);
        } else {
            throw unknown(type);
        }
    }

    private void writeComponents(Record record, DataOutputStream out) throws IOException {
        for (RecordComponent component : shape(record.getClass()).components()) {
            try {
                component.getAccessor().setAccessible(true);
                write(component.getAccessor().invoke(record), component.getGenericType(), out);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private Object read(Type type, DataInputStream in) throws IOException {
        if (type instanceof ParameterizedType generic) {
            return readGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), in);
        }
        if (type == String.class) {
            return text(in);
        }
        if (type == int.class || type == Integer.class) {
            return in.readInt();
        }
        if (type == long.class || type == Long.class) {
            return in.readLong();
        }
        if (type == boolean.class || type == Boolean.class) {
            return in.readBoolean();
        }
        if (type instanceof Class<?> named && named.isEnum()) {
            return constant(named, text(in));
        }
        if (type instanceof Class<?> named && named.isRecord()) {
            return readRecord(named, in);
        }
        throw unknown(type);
    }

    private static Object constant(Class<?> type, String name) throws IOException {
        Object[] constants = type.getEnumConstants();
        for (Object constant : constants == null ? new Object[0] : constants) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IOException("no " + name + " in " + type);
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private Object readGeneric(Class<?> raw, Type[] arguments, DataInputStream in) throws IOException {
        if (raw == Optional.class) {
            return in.readBoolean() ? Optional.of(read(arguments[0], in)) : Optional.empty();
        }
        int size = in.readInt();
        if (raw == List.class) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                list.add(read(arguments[0], in));
            }
            return list;
        }
        if (raw == Map.class) {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                Object key = read(arguments[0], in);
                map.put(key, read(arguments[1], in));
            }
            return map;
        }
        throw unknown(raw);
    }

    private Object readRecord(Class<?> type, DataInputStream in) throws IOException {
        Shape shape = shape(type);
        Object[] values = new Object[shape.components().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(shape.components().get(i).getGenericType(), in);
        }
        try {
            return shape.constructor().newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Shape shape(Class<?> type) {
        Shape known = shapes.get(type);
        if (known != null) {
            return known;
        }
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            Shape shape = new Shape(List.of(components), constructor);
            shapes.put(type, shape);
            return shape;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static IllegalArgumentException unknown(Type type) {
        return new IllegalArgumentException("no way to write a " + type.getTypeName());
    }
}
