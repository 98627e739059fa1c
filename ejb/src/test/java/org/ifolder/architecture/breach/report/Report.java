package org.ifolder.architecture.breach.report;

/** Where others stray to: no package but its own may use it. */
public class Report {
}
