package dev.fleetsh.script.evaluate;

import dev.fleetsh.script.member.Members;
import groovy.lang.GroovyObject;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaClassImpl;
import groovy.lang.MetaClassRegistry;
import groovy.lang.MetaMethod;
import groovy.lang.MetaProperty;
import groovy.lang.MissingPropertyException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.reflection.CachedMethod;
import org.jspecify.annotations.Nullable;

/**
 * How Groovy reads properties of the model: through readers such as {@code agent()}, never from private fields, which hold
 * facts and not values.
 */
public final class ModelProperties extends MetaClassImpl {
    private final Map<String, MetaProperty> properties = new ConcurrentHashMap<>();

    private ModelProperties(MetaClassRegistry registry, Class<?> type) {
        super(registry, type);
    }

    /** Tells Groovy; does so again without harm. */
    public static void install() {
        MetaClassRegistry registry = GroovySystem.getMetaClassRegistry();
        if (!(registry.getMetaClassCreationHandler() instanceof Creation)) {
            registry.setMetaClassCreationHandle(new Creation());
        }
    }

    private static final class Creation extends MetaClassRegistry.MetaClassCreationHandle {
        @Override
        @SuppressWarnings("rawtypes")
        protected MetaClass createNormalMetaClass(Class type, MetaClassRegistry registry) {
            boolean model = type.getName().startsWith("dev.fleetsh.")
                    && !type.isArray()
                    && !GroovyObject.class.isAssignableFrom(type);
            return model ? new ModelProperties(registry, type) : super.createNormalMetaClass(type, registry);
        }
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object getProperty(
            Class sender, Object object, String name, boolean useSuper, boolean fromInsideClass) {
        if (object instanceof Class) {
            return super.getProperty(sender, object, name, useSuper, fromInsideClass);
        }
        return property(name).getProperty(object);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public MetaProperty getEffectiveGetMetaProperty(Class sender, Object object, String name, boolean useSuper) {
        return object instanceof Class
                ? super.getEffectiveGetMetaProperty(sender, object, name, useSuper)
                : property(name);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void setProperty(
            Class sender, Object object, String name, Object value, boolean useSuper, boolean fromInsideClass) {
        if (!(object instanceof Class)) {
            throw new groovy.lang.ReadOnlyPropertyException(name, getTheClass());
        }
        super.setProperty(sender, object, name, value, useSuper, fromInsideClass);
    }

    private MetaProperty property(String name) {
        MetaProperty known = properties.get(name);
        if (known == null) {
            known = find(name);
            if (!(known instanceof Entry)) {
                properties.put(name, known);
            }
        }
        return known;
    }

    private MetaProperty find(String name) {
        if (Map.class.isAssignableFrom(getTheClass())) {
            return new Entry(name);
        }
        Method reader = name.equals("class") ? null : Members.reader(getTheClass(), name);
        if (reader != null) {
            return new Reader(name, CachedMethod.find(reader));
        }
        if (name.equals("class")) {
            return new Type();
        }
        throw new MissingPropertyException(name, getTheClass());
    }

    private static final class Reader extends ReadOnly {
        private final MetaMethod method;

        Reader(String name, MetaMethod method) {
            super(name, method.getReturnType());
            this.method = method;
        }

        @Override
        public @Nullable Object getProperty(Object object) {
            return method.doMethodInvoke(object, new Object[0]);
        }
    }

    private static final class Entry extends ReadOnly {
        Entry(String name) {
            super(name, Object.class);
        }

        @Override
        public @Nullable Object getProperty(Object object) {
            return ((Map<?, ?>) object).get(getName());
        }
    }

    private static final class Type extends ReadOnly {
        Type() {
            super("class", Class.class);
        }

        @Override
        public Object getProperty(Object object) {
            return object.getClass();
        }
    }

    private abstract static class ReadOnly extends MetaProperty {
        ReadOnly(String name, Class<?> type) {
            super(name, type);
        }

        @Override
        public void setProperty(Object object, Object value) {
            throw new groovy.lang.ReadOnlyPropertyException(getName(), object.getClass());
        }
    }
}
