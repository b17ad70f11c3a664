/**
 * Tables and documents to print: {@link org.eigenbetrieb.core.report.ReportTable tables} of labelled rows and figures,
 * {@link org.eigenbetrieb.core.report.ReportDocument documents} for a committee, and their printed forms
 * (terminal text, Markdown, CSV, HTML). Entry point: {@link org.eigenbetrieb.core.report.Renderers}.
 */
@NullMarked
package org.eigenbetrieb.core.report;

import org.jspecify.annotations.NullMarked;
