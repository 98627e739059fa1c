package org.ifolder.web.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limit;
import org.ifolder.text.Text;

/** The query parameters of every list, to be taken as {@code @BeanParam}. */
public class Paging {

    private static final String FIRST = "0";
    private static final String USUAL_SIZE = "50";

    @QueryParam("page")
    @DefaultValue(FIRST)
    @Parameter(description = "Number of the page, from 0.", schema = @Schema(type = SchemaType.INTEGER, defaultValue = FIRST,
            minimum = "0"))
    private String page = FIRST;

    @QueryParam("size")
    @DefaultValue(USUAL_SIZE)
    @Parameter(description = "Rows a page.", schema = @Schema(type = SchemaType.INTEGER, defaultValue = USUAL_SIZE, minimum = "1",
            maximum = "500"))
    private String size = USUAL_SIZE;

    @QueryParam("query")
    @Parameter(description = "What the rows' names begin with, ignoring case.")
    private String query;

    /** For JAX-RS, which fills the fields. */
    public Paging() {
    }

    Paging(String page, String size, String query) {
        this.page = page;
        this.size = size;
        this.query = query;
    }

    /**
     * Which page is asked for.
     *
     * @throws Refusal {@link Refusal.Kind#INVALID} naming the parameter at fault
     */
    public PageRequest request() {
        return request(ConfigProvider.getConfig().getOptionalValue(Limit.PAGE_SIZE.key(), Integer.class)
                .orElse(Limit.PAGE_SIZE.standard()));
    }

    PageRequest request(int maximumSize) {
        if (query != null && Text.length(query) > Limit.NAME.standard()) {
            throw Refusal.invalid("query", "is longer than " + Limit.NAME.standard() + " characters");
        }
        return PageRequest.of(number("page", page), number("size", size), query, maximumSize);
    }

    private static int number(String parameter, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(parameter, "must be a whole number within its range");
        }
    }
}
