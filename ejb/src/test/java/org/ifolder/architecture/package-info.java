/**
 * The borders inside this module as tests, and below {@code breach} classes that breach them on purpose.
 */
package org.ifolder.architecture;
