package de.beispielstadt.abwasser;

import java.time.LocalDate;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.testkit.LayoutContract;

/** Our form keeps the library's contract. */
class QuartalsberichtTest implements LayoutContract {

    @Override
    public Layout layout() {
        return Abwasser.quartalsbericht();
    }

    @Override
    public LocalDate stichtag() {
        return LocalDate.of(2026, 6, 30);
    }
}
