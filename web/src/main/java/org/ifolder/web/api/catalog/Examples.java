package org.ifolder.web.api.catalog;

/** What the OpenAPI document shows. */
final class Examples {

    static final String IFOLDER = "01jd2v8h6w-01jd3z7q2m6s1x4c8v5b9n0k3h";
    static final String MEMBER = "01jd2v8h6w-01jd3y5t8r2p6w1d4f7g0j9k2m";

    static final String ITEM = """
            {"id":"01jd2v8h6w-01jd3z7q2m6s1x4c8v5b9n0k3h","name":"Budget 2026","description":null,"host":"01jd2v8h6w",
             "owner":"01jd2v8h6w-01jd3y5t8r2p6w1d4f7g0j9k2m","enabled":true,"created":"2026-01-01T12:00:00Z",
             "modified":"2026-01-02T08:30:00Z","usage":{"sizeBytes":104857600,"files":420,"folders":17},"right":"OWNER"}""";

    static final String PAGE = "{\"items\":[" + ITEM + "],\"total\":1,\"page\":0,\"size\":50}";

    static final String RIGHT = """
            {"member":"01jd2v8h6w-01jd3y5t8r2p6w1d4f7g0j9k2m","right":"READ_ONLY","effective":true}""";

    static final String RIGHTS = "{\"items\":[" + RIGHT + "],\"total\":1,\"page\":0,\"size\":50}";

    private Examples() {
    }
}
