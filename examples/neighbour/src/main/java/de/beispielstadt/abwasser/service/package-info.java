/**
 * The pack as an HTTP service of the JDK. Entry point: {@link de.beispielstadt.abwasser.service.Service#start}.
 */
@NullMarked
package de.beispielstadt.abwasser.service;

import org.jspecify.annotations.NullMarked;
