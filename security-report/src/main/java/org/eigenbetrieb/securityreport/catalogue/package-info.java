/**
 * References to requirements of security catalogues (IT-Grundschutz, Grundschutz++) and what a catalogue, supplied by the
 * user at run time, says about them: {@link org.eigenbetrieb.securityreport.catalogue.RequirementRef references}, {@link
 * org.eigenbetrieb.securityreport.catalogue.CatalogueMapping mappings} between editions. Entry points: {@link
 * org.eigenbetrieb.securityreport.catalogue.OscalReader} and {@link org.eigenbetrieb.securityreport.catalogue.Catalogue}.
 */
@NullMarked
package org.eigenbetrieb.securityreport.catalogue;

import org.jspecify.annotations.NullMarked;
