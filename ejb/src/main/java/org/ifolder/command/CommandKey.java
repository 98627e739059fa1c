package org.ifolder.command;

/**
 * What makes two commands the same.
 *
 * @param caller who commands; one caller's keys say nothing about another's
 * @param key the key that the caller chose
 */
public record CommandKey(String caller, String key) {
}
