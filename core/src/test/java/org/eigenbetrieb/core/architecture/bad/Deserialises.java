package org.eigenbetrieb.core.architecture.bad;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

/** Breaks the rule that data never chooses which class is created. */
final class Deserialises {

    boolean isEmpty(InputStream in) throws IOException {
        try (ObjectInputStream objects = new ObjectInputStream(in)) {
            return objects.available() == 0;
        }
    }
}
