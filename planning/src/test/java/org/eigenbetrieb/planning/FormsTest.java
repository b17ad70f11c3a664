package org.eigenbetrieb.planning;

import java.util.Objects;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.testkit.LayoutContract;
import org.junit.jupiter.api.Nested;

/** Every form of the module keeps the promises that a form makes. */
class FormsTest {

    private static Layout layout(String id) {
        return Objects.requireNonNull(Planning.registry().layouts().get(id), id);
    }

    @Nested
    class AuswirkungenGemeindehaushalt implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-auswirkungen-gemeindehaushalt");
        }
    }

    @Nested
    class Erfolgsplan implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-erfolgsplan");
        }
    }

    @Nested
    class ErfolgsplanKonten implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-erfolgsplan-konten");
        }
    }

    @Nested
    class Festsetzung implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-festsetzung");
        }
    }

    @Nested
    class Finanzplan implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-finanzplan");
        }
    }

    @Nested
    class Investitionsprogramm implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-investitionsprogramm");
        }
    }

    @Nested
    class InvestitionsprogrammMassnahmen implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-investitionsprogramm-massnahmen");
        }
    }

    @Nested
    class Jahresvergleich implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-jahresvergleich");
        }
    }

    @Nested
    class Liquiditaetskredit implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-liquiditaetskredit");
        }
    }

    @Nested
    class Verbindlichkeiten implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-verbindlichkeiten");
        }
    }

    @Nested
    class Vermoegensplan implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-vermoegensplan");
        }
    }

    @Nested
    class VermoegensplanErlaeuterungen implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-vermoegensplan-erlaeuterungen");
        }
    }

    @Nested
    class VermoegensplanVorhaben implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-vermoegensplan-vorhaben");
        }
    }

    @Nested
    class Verpflichtungsermaechtigungen implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-verpflichtungsermaechtigungen");
        }
    }

    @Nested
    class ZwischenberichtGuv implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-zwischenbericht-guv");
        }
    }

    @Nested
    class ZwischenberichtVermoegensplan implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("rp-zwischenbericht-vermoegensplan");
        }
    }

    @Nested
    class BwErfolgsplan implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("bw-erfolgsplan");
        }
    }

    @Nested
    class BwLiquiditaetsentwicklung implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("bw-liquiditaetsentwicklung");
        }
    }

    @Nested
    class BwLiquiditaetsplan2020 implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("bw-liquiditaetsplan-2020");
        }
    }

    @Nested
    class BwLiquiditaetsplan2024 implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("bw-liquiditaetsplan-2024");
        }
    }

    @Nested
    class BwVerpflichtungsermaechtigungen implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("bw-verpflichtungsermaechtigungen");
        }
    }

    @Nested
    class NwErfolgsplan implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("nw-erfolgsplan");
        }
    }

    @Nested
    class NwLiquiditaetskredit implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("nw-liquiditaetskredit");
        }
    }

    @Nested
    class NwVermoegensplan implements LayoutContract {
        @Override
        public Layout layout() {
            return FormsTest.layout("nw-vermoegensplan");
        }
    }
}
