/** Kinds of objects whose members the published schema closes. */
export type KeyKind =
  | 'document'
  | 'info'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'body'
  | 'response'
  | 'schema';

const limits =
  'type format items collectionFormat default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems enum multipleOf';

/**
 * Members by kind of object: microsoft/PowerPlatformConnectors `schemas/apiDefinition.swagger.schema.json` @ 8bff86ea,
 * and what live connectors use since (AI plug-ins, keywords, editors).
 */
export const knownKeys: Readonly<Record<KeyKind, ReadonlySet<string>>> = {
  document: set(
    'swagger info host basePath schemes consumes produces paths definitions parameters responses security securityDefinitions tags externalDocs x-ms-capabilities x-ms-connector-metadata x-ms-docs x-ms-openai-manifest x-ms-openai-data',
  ),
  info: set(
    'title version description termsOfService contact license x-ms-deployment-version x-ms-api-annotation x-ms-keywords x-ms-openai-published-to-copilots',
  ),
  pathItem: set('$ref get put post delete options head patch parameters x-ms-notification-content'),
  operation: set(
    'tags summary description externalDocs operationId produces consumes parameters responses schemes deprecated security x-ms-api-annotation x-ms-capabilities x-ms-no-generic-test x-ms-operation-context x-ms-pageable x-ms-safe-operation x-ms-summary x-ms-trigger x-ms-trigger-hint x-ms-trigger-metadata x-ms-notification x-ms-visibility x-ms-openai-data x-ms-name-for-model x-ms-description-for-model x-ms-require-user-confirmation x-ms-agentic-protocol',
  ),
  parameter: set(
    `name in required description allowEmptyValue ${limits} x-ms-dynamic-list x-ms-dynamic-values x-ms-dynamic-tree x-ms-enum-values x-ms-localizeDefaultValue x-ms-parameter-location x-ms-skip-url-encoding x-ms-summary x-ms-test-value x-ms-trigger-value x-ms-url-encoding x-ms-visibility`,
  ),
  body: set(
    'name in required description schema x-ms-dynamic-list x-ms-dynamic-values x-ms-summary x-ms-test-value x-ms-visibility',
  ),
  response: set('description schema headers examples x-ms-summary'),
  schema: set(
    `$ref title description maxProperties minProperties required additionalProperties allOf properties discriminator readOnly xml externalDocs example ${limits} x-ms-dynamic-list x-ms-dynamic-values x-ms-dynamic-schema x-ms-dynamic-properties x-ms-dynamic-tree x-ms-enum x-ms-enum-values x-ms-localizeDefaultValue x-ms-media-kind x-ms-notification-url x-ms-summary x-ms-test-value x-ms-visibility x-ms-url-encoding x-ms-editor x-ms-editor-options oneOf anyOf not nullable examples`,
  ),
};

function set(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}
