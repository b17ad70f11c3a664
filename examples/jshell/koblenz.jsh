import java.nio.file.Path;
import java.time.*;
import java.util.*;
import org.eigenbetrieb.core.calculator.*;
import org.eigenbetrieb.core.check.*;
import org.eigenbetrieb.core.csv.*;
import org.eigenbetrieb.core.evaluate.*;
import org.eigenbetrieb.core.explain.*;
import org.eigenbetrieb.core.figure.*;
import org.eigenbetrieb.core.folder.*;
import org.eigenbetrieb.core.formula.*;
import org.eigenbetrieb.core.law.*;
import org.eigenbetrieb.core.layout.*;
import org.eigenbetrieb.core.pack.*;
import org.eigenbetrieb.core.quantity.*;
import org.eigenbetrieb.core.report.*;
import org.eigenbetrieb.core.scenario.*;
import org.eigenbetrieb.core.source.*;
import org.eigenbetrieb.core.time.*;
import org.eigenbetrieb.examples.app.Modules;
import org.eigenbetrieb.examples.app.Session;
import org.eigenbetrieb.examples.app.Session.Printout;
import org.eigenbetrieb.kpi.*;
import org.eigenbetrieb.ozg.*;
import org.eigenbetrieb.ozg.fim.*;
import org.eigenbetrieb.planning.*;
import org.eigenbetrieb.securityreport.*;
import org.eigenbetrieb.staffing.*;

var koblenz = Session.open(Path.of("examples/koblenz"), Modules.registry());
var zwischenbericht = koblenz.summary("zwischenbericht-2023-06-30");
var wirtschaftsplan = koblenz.summary("wirtschaftsplan-2024");
var check = koblenz.check();
Printout explain(String words) { return koblenz.explain(words); }
Printout explain(String words, int steps) { return koblenz.explain(words, steps); }
Printout figures(String words) { return koblenz.figures(words); }
Printout whatIf(String words, String change) { return koblenz.whatIf(words, change); }
Printout solve(String words, String target, String by) { return koblenz.solve(words, target, by); }
Printout document(String id) { return koblenz.document(id); }
CsvTable table(String file) { return CsvReader.read(Path.of("examples/koblenz", file), file, CsvFormat.RFC4180, Limits.STANDARD).orThrow(); }
var katalog = Leistungskatalog.read(table("ozg-katalog.csv"), LocalDate.of(2023, 9, 28)).orThrow();
var sicherheit = SecurityReport.read(Map.of("kopf", table("isms-kopf.csv"), "anfragen", table("isms-anfragen.csv"), "vorfaelle", table("isms-vorfaelle.csv"), "massnahmen", table("isms-massnahmen.csv")), ZoneId.of("Europe/Berlin"), PersonGuard.standard()).value().orElseThrow();
System.out.println(koblenz);
