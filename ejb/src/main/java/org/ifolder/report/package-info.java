/**
 * The Report collection (R1.3, R6): reports generated on one host and readable on all of them.
 *
 * <p>Duty: a report is generated from the local copy, in bounded memory, and its record appears only when all of its content is
 * there; it is read by administrators and, where it is about named iFolders, by those who hold a right on all of these. Neighbours:
 * {@code catalog}, {@code domain}, {@code replication}, {@code server}, {@code text}, {@code paging}, {@code access}, {@code refusal}.
 */
package org.ifolder.report;
