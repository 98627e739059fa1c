/**
 * Commands that act once although they are sent again (R1.1): the journal of their outcomes. Knows neither HTTP nor a concept.
 * Neighbour: {@code refusal}.
 */
package org.ifolder.command;
