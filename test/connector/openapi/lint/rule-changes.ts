import type { PatchOperation } from './json-patch.ts';

/** Which rule has to see each mutant: more may. */
export const expectedRules: Readonly<Record<string, string>> = {
  OperationIdNotUnique: 'C-O1-id',
  OperationIdRequired: 'C-O1-id',
  OperationIdSanitized: 'C-O1-id-form',
  PathParameterMustBeRequired: 'C-S4-parameter',
  OperationMissingPathParameter: 'C-O12-path',
  PathParameterNotDefinedInTemplate: 'C-O12-path',
  PathParameterMissingEncoding: 'C-P4-path-encoding',
  BodyInFetch: 'C-O11-body',
  ConnectionIdParameterNotAllowed: 'C-P5-connection-id',
  DuplicateOperationPath: 'C-O12-path',
  PartialDuplicateOperationPath: 'C-O13-path-competition',
  PathRedefined_case: 'C-O12-path',
  PathQuery: 'C-O12-path',
  PathNoSlash: 'C-S3-address',
  OperationMustHaveResponse: 'C-S5-responses',
  OperationShouldHaveSuccessfulResponse: 'C-O7-success',
  DefaultResponseHasSchema: 'C-O8-default-schema',
  OperationHasManyResponsesWithSchema: 'C-O9-one-schema',
  EmptyResponseSchema: 'C-O10-empty-schema',
  RestrictedCharactersInSummary: 'C-O2-summary',
  SummaryMissing: 'C-O2-summary',
  DescriptionMissing: 'C-O4-description',
  OperationSummaryTooLong: 'C-O2-summary',
  TitleTooLong: 'C-I1-title-length',
  TitleRestrictedWord: 'C-I2-title-words',
  InfoDescriptionMissing: 'C-I4-description-length',
  ContactMissing: 'C-I6-contact',
  ContactEmailNotValid: 'C-S12-contact',
  ConnectorMetadataMissing: 'C-I7-metadata',
  InvalidConnectorCategory: 'C-I8-categories',
  HostNameNotValid_scheme: 'C-S3-address',
  HostMissing: 'C-I9-host',
  BasePathNotValid: 'C-S3-address',
  SchemesHttpOnly: 'C-I9-host',
  SchemeWs: 'C-I9-host',
  SpecificationVersion3: 'C-S1-document',
  ExtensionNameNotValid: 'C-S2-known-keys',
  UnknownXms_typo: 'C-S2-known-keys',
  BadVisibility: 'C-S7-visibility',
  UnrecognizedTypeFormat: 'C-S6-format',
  FormatTypeMismatch: 'C-P10-format-type',
  ArrayHasNoItems: 'C-P7-items',
  RequiredPropertyDefinitionMissing: 'C-P9-required',
  RequiredArrayEmpty: 'C-S10-lists',
  RequiredNotOnObject: 'C-P9-required',
  RequiredReadOnlyInput: 'C-P9-required',
  OneOf: 'C-S9-keywords',
  TypeArrayNull: 'C-P12-null-type',
  SchemaReferenceNotFound: 'C-P11-reference',
  AdjacentToRef: 'C-P11-siblings',
  ExternalRef: 'C-P11-reference',
  MultipleBody: 'C-O11-body',
  BodyAndForm: 'C-O11-body',
  MissingTypeOnQuery: 'C-S4-parameter',
  CollectionFormatMulti: 'C-P6-collection-format',
  DefaultValueMustMatchType: 'C-P8-values',
  EnumEmpty: 'C-S10-lists',
  EnumValuesNotInEnum: 'C-P8-values',
  MissingEnumDisplayName: 'C-S10-lists',
  MimeTypeNotSupported: 'C-O15-mime',
  ConsumesMissing: 'C-O15-mime',
  SecurityRequirementMustBeDefined: 'C-S13-security',
  SecuritySchemePropertyRequired: 'C-S13-security',
  NotificationUrlNotInternal: 'C-W2-internal',
  NotificationUrlNotRequired_body: 'C-W3-required',
  NotificationUrlNotRequired_prop: 'C-W3-required',
  NotificationUrlNotString: 'C-W1-notification-url',
  WebhookMissingNotificationUrl: 'C-W1-notification-url',
  OperationMustHaveNotificationContent: 'C-W4-content',
  WebhookNoDelete: 'C-W6-unsubscribe',
  BadTriggerValue: 'C-S8-trigger-words',
  DynValuesOpNotFound: 'C-D1-operation',
  DynValuesNoOpId: 'C-D1-operation',
  InvokedOperationShouldProduceArray: 'C-D4-answer',
  InvokedOperationShouldProduceProperty: 'C-D4-answer',
  InternalRequiredNoDefault: 'C-P3-internal-default',
  InternalDefaultOptional: 'C-P3-internal-optional',
  InvalidNextLinkName: 'C-O16-paging',
  TestConnectionOpMissing: 'C-T1-test-connection',
  CyclicSchema: 'C-P11-loop',
};

const leads = '/paths/~1leads/get';
const subscribe = '/paths/~1subscriptions/post';
const lead = '/definitions/Lead/properties';

/** Rules that no mutant breaks, each with a change of the definition that breaks it. */
export const definitionChanges: readonly (readonly [rule: string, ...patch: readonly PatchOperation[]])[] = [
  ['C-S11-file', { op: 'replace', path: `${lead}/OfferTitle/type`, value: 'file' }],
  [
    'C-S11-file',
    { op: 'replace', path: '/definitions/LeadPage/properties/value/items', value: [{ type: 'string' }] },
  ],
  ['C-S14-url-encoding', { op: 'add', path: `${leads}/parameters/0/x-ms-url-encoding`, value: 'single' }],
  ['C-I3-title-end', { op: 'replace', path: '/info/title', value: 'Contoso leads!' }],
  [
    'C-I5-description-words',
    {
      op: 'replace',
      path: '/info/description',
      value: 'Sends leads to a flow in Power Automate, again and again.',
    },
  ],
  [
    'C-I8-categories',
    { op: 'replace', path: '/x-ms-connector-metadata/2/propertyValue', value: 'Data;AI;Finance' },
  ],
  ['C-I9-host', { op: 'replace', path: '/host', value: 'api-dev.contoso.example' }],
  ['C-I10-texts', { op: 'replace', path: `${leads}/description`, value: 'Gibt Leads zurück.' }],
  [
    'C-I10-texts',
    { op: 'replace', path: `${leads}/description`, value: 'See https://contoso.example for more.' },
  ],
  ['C-O3-summary-characters', { op: 'replace', path: `${leads}/summary`, value: 'List all-time leads' }],
  ['C-O4-description-sentence', { op: 'replace', path: `${leads}/description`, value: 'List leads.' }],
  [
    'C-O4-description-sentence',
    { op: 'replace', path: `${leads}/description`, value: 'Returns leads, newest first' },
  ],
  ['C-O5-trigger-summary', { op: 'replace', path: `${subscribe}/summary`, value: 'Lead received' }],
  ['C-O5-trigger-description', { op: 'replace', path: `${subscribe}/description`, value: 'Starts a flow.' }],
  ['C-O6-verb', { op: 'replace', path: `${leads}/summary`, value: 'New leads' }],
  ['C-O7-success-schema', { op: 'remove', path: `${leads}/responses/200/schema` }],
  ['C-O14-limits', { op: 'add', path: '/paths/~1many', value: {} }],
  ['C-P1-parameter-label', { op: 'remove', path: `${leads}/parameters/0/description` }],
  ['C-P2-property-label', { op: 'remove', path: `${lead}/OfferTitle/x-ms-summary` }],
  ['C-P13-required-answer', { op: 'add', path: '/definitions/LeadPage/required', value: ['value'] }],
  [
    'C-P14-ambiguous',
    {
      op: 'add',
      path: '/paths/~1leads/post/parameters/-',
      value: {
        name: 'OfferTitle',
        in: 'query',
        type: 'string',
        'x-ms-summary': 'Offer',
        description: 'The offer.',
      },
    },
  ],
  [
    'C-D2-parameters',
    { op: 'add', path: `${leads}/parameters/0/x-ms-dynamic-values/parameters`, value: { nope: 'x' } },
  ],
  [
    'C-D3-references',
    {
      op: 'add',
      path: `${leads}/parameters/0/x-ms-dynamic-values/parameters`,
      value: { nope: { parameter: 'absent' } },
    },
  ],
  [
    'C-D5-pair',
    { op: 'remove', path: `${leads}/parameters/0/x-ms-dynamic-list` },
    {
      op: 'add',
      path: `${leads}/parameters/0/x-ms-dynamic-values/parameters`,
      value: { x: { parameter: 'lead/offer' } },
    },
  ],
  [
    'C-D6-body',
    {
      op: 'add',
      path: '/paths/~1leads/post/parameters/0/x-ms-dynamic-values',
      value: { operationId: 'ListStatuses', 'value-path': 'code' },
    },
  ],
  ['C-D7-internal', { op: 'remove', path: '/paths/~1lookups~1statuses/get/x-ms-visibility' }],
  [
    'C-W5-input',
    { op: 'add', path: '/definitions/LeadPage/properties/nextLink/x-ms-notification-url', value: true },
  ],
  [
    'C-W7-notification',
    { op: 'add', path: `${subscribe}/x-ms-notification`, value: { operationId: 'ListLeads' } },
  ],
  ['C-L1-polling', { op: 'remove', path: '/paths/~1trigger~1leads/get/x-ms-trigger-metadata' }],
  ['C-L2-policy', { op: 'replace', path: '/paths/~1trigger~1leads/get/operationId', value: 'OnOtherLeads' }],
  ['C-L3-parameters', { op: 'remove', path: '/paths/~1trigger~1leads/get/parameters' }],
];

const policies = '/properties/policyTemplateInstances';
const parameters = '/properties/connectionParameters';
/** The same for changes of the properties. */
export const propertiesChanges: readonly (readonly [rule: string, ...patch: readonly PatchOperation[]])[] = [
  [
    'C-L4-data-path',
    {
      op: 'replace',
      path: `${policies}/2/parameters/x-ms-apimTemplateParameter.triggerDataPath`,
      value: '@body().value',
    },
  ],
  ['C-A1-color', { op: 'replace', path: '/properties/iconBrandColor', value: '#007ee5' }],
  ['C-A1-color', { op: 'remove', path: '/properties/iconBrandColor' }],
  ['C-A2-parameters', { op: 'remove', path: `${parameters}/api_key` }],
  ['C-A3-interface', { op: 'remove', path: `${parameters}/siteUrl/uiDefinition/tooltip` }],
  ['C-A3-interface', { op: 'add', path: `${parameters}/odd name`, value: { type: 'string' } }],
  [
    'C-A3-constraints',
    { op: 'replace', path: `${parameters}/siteUrl/uiDefinition/constraints/required`, value: true },
  ],
  ['C-A4-secret', { op: 'replace', path: `${parameters}/api_key/type`, value: 'string' }],
  [
    'C-A4-secret',
    { op: 'replace', path: `${parameters}/api_key/uiDefinition/constraints/clearText`, value: true },
  ],
  [
    'C-A5-operations',
    { op: 'replace', path: `${policies}/3/parameters/x-ms-apimTemplate-operationName`, value: ['Nope'] },
  ],
  [
    'C-A7-oauth',
    {
      op: 'add',
      path: `${parameters}/token`,
      value: {
        type: 'oauthSetting',
        oAuthSettings: { clientSecret: 'x', redirectMode: 'GlobalPerConnector' },
      },
    },
  ],
  [
    'C-A9-references',
    {
      op: 'replace',
      path: `${policies}/0/parameters/x-ms-apimTemplateParameter.urlTemplate`,
      value: "@connectionParameters('absent')",
    },
  ],
  ['C-A10-policy', { op: 'replace', path: policies, value: [] }],
];
