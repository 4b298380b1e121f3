package dev.fleetsh.shell;

import groovy.lang.GroovyObject;
import groovy.lang.MetaClass;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A value that counts every way in which somebody else's code can be called. */
public final class Touched implements GroovyObject, Iterable<Object>, Comparable<Object>, AutoCloseable {
    private final AtomicInteger touches = new AtomicInteger();

    int touches() {
        return touches.get();
    }

    public Touched touch() {
        touches.incrementAndGet();
        return this;
    }

    public String getName() {
        touches.incrementAndGet();
        return "";
    }

    public Object propertyMissing(String name) {
        return touch();
    }

    public Object methodMissing(String name, Object arguments) {
        return touch();
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        return touch();
    }

    @Override
    public Object getProperty(String name) {
        return touch();
    }

    @Override
    public MetaClass getMetaClass() {
        touch();
        throw new IllegalStateException("touched");
    }

    @Override
    public void setMetaClass(MetaClass metaClass) {
        touch();
    }

    @Override
    public Iterator<Object> iterator() {
        touch();
        return List.<Object>of().iterator();
    }

    @Override
    public int compareTo(Object other) {
        touch();
        return 0;
    }

    @Override
    public void close() {
        touch();
    }

    @Override
    public String toString() {
        touch();
        return "";
    }

    @Override
    public int hashCode() {
        touch();
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        touch();
        return this == other;
    }
}
