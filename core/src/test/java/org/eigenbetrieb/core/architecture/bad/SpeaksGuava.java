package org.eigenbetrieb.core.architecture.bad;

import com.google.common.collect.ForwardingObject;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multimap;
import java.util.List;

/** Breaks the rule for signatures: as parent, field, return type and type argument. */
public final class SpeaksGuava extends ForwardingObject {

    /** A public field. */
    public final ImmutableList<String> names;

    private final ImmutableList<String> inside;

    SpeaksGuava(ImmutableList<String> names) {
        this.names = names;
        this.inside = names;
    }

    @Override
    protected Object delegate() {
        return inside;
    }

    /** As a return type. */
    public ImmutableList<String> names() {
        return names;
    }

    /** As an argument of a parameter's type. */
    public int count(List<Multimap<String, String>> maps) {
        return maps.size();
    }

    /** Allowed: the caller sees a list. */
    public List<String> list() {
        return names;
    }
}
