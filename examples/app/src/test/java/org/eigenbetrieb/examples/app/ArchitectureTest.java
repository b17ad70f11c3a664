package org.eigenbetrieb.examples.app;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import org.eigenbetrieb.testkit.ArchitectureRules;

/** This module keeps the rules of the house. */
@AnalyzeClasses(packages = "org.eigenbetrieb.examples.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);
}
