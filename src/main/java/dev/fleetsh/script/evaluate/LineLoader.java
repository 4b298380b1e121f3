package dev.fleetsh.script.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ClassHelper;

/** Holds the classes of one line, and goes with them. */
final class LineLoader extends ClassLoader {
    private final Map<String, byte[]> code;

    LineLoader(ClassLoader parent, Map<String, byte[]> code) {
        super(parent);
        this.code = code;
    }

    /** The classes of this line that have been used, without those of the given names. */
    List<Class<?>> loaded(Collection<String> without) {
        List<Class<?>> loaded = new ArrayList<>();
        for (String name : code.keySet()) {
            Class<?> type = findLoadedClass(name);
            if (type != null && !without.contains(name)) {
                loaded.add(type);
            }
        }
        return loaded;
    }

    /** The class of that name, or Object for one that scripts define, since a newer one may take its place. */
    Class<?> kept(String name) throws ClassNotFoundException {
        Class<?> type = ClassHelper.isPrimitiveType(ClassHelper.make(name))
                ? ClassHelper.make(name).getTypeClass()
                : Class.forName(name, false, this);
        return type.getClassLoader() instanceof LineLoader ? Object.class : type;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            byte[] bytes = code.get(name);
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
        }
    }
}
