package org.ifolder.web.architecture.breach;

import org.jboss.resteasy.spi.ResteasyConfiguration;

/** Planted: code that runs on one app server only. */
public class ServerSpecific {

    private ResteasyConfiguration configuration;
}
