package dev.featurestore.provider.utility.kind;

import dev.featurestore.provider.tenancy.ServiceException;
import java.util.Map;

/** Evaluates templates of Terraform's language. */
public interface TemplateRenderer {

    /**
     * Evaluates a template.
     *
     * @param values values of the names in the template
     * @throws ServiceException if the template is invalid; the message has the reason
     */
    String render(String template, Map<String, String> values) throws ServiceException;
}
