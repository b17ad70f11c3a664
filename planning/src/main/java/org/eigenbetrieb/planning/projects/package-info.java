/**
 * The project list: what is planned until when and how far it is, its status by a rule that can be exchanged,
 * contradictions, two reporting dates compared, counts by owner and status. Entry points: {@link
 * org.eigenbetrieb.planning.projects.ProjectListReader#read} and {@link org.eigenbetrieb.planning.projects.Portfolio}.
 */
@NullMarked
package org.eigenbetrieb.planning.projects;

import org.jspecify.annotations.NullMarked;
