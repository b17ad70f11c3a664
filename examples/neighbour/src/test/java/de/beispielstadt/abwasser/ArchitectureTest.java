package de.beispielstadt.abwasser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import de.beispielstadt.abwasser.service.Service;
import org.eigenbetrieb.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** Our code keeps the library's architecture rules. */
class ArchitectureTest {

    @Test
    void allOurCodeKeepsTheRules() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("de.beispielstadt.abwasser");
        assertTrue(classes.contain(Jahresgang.class) && classes.contain(Service.class), "our classes were found");
        ArchitectureRules.check(classes);
    }
}
