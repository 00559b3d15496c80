/**
 * Action types that the service knows and Power Automate flows do not have, or that need what only Azure has:
 * refused by name when a definition is loaded.
 */
export const LOGIC_APPS_ONLY_ACTIONS: readonly string[] = [
  'Agent',
  'As2Decode',
  'As2Encode',
  'Batch',
  'ConfigurationManager',
  'CSharpScriptCode',
  'EdifactDecode',
  'EdifactEncode',
  'FlatFileDecoding',
  'FlatFileEncoding',
  'Function',
  'IntegrationAccountArtifactLookup',
  'InvokeFunction',
  'JavaScriptCode',
  'Liquid',
  'PowerShellCode',
  'RosettaNetDecode',
  'RosettaNetEncode',
  'RosettaNetWaitForResponse',
  'SendToBatch',
  'ServiceProvider',
  'SwiftDecode',
  'SwiftEncode',
  'X12Decode',
  'X12Encode',
  'XmlCompose',
  'XmlParse',
  'XmlValidation',
  'Xslt',
];

/** The same for triggers. */
export const LOGIC_APPS_ONLY_TRIGGERS: readonly string[] = [
  'Batch',
  'EventGridWebhook',
  'EventHubs',
  'Manual',
  'ServiceProvider',
  'ServiceBus',
];
