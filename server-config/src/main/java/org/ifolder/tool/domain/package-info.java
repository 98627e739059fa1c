/** Making a Domain, joining hosts to it, looking at them (R2, R7.9). Uses {@code api}, {@code folder} and {@code console}. */
package org.ifolder.tool.domain;
