/** Names of the actions that other steps refer to: sentences, as the designer shows them. */
export const names = {
  handle: 'Handle the lead',
  decode: 'Decode the body',
  reread: 'Read the body once more',
  read: 'Read every field',
  clean: 'Clean every field',
  name: 'Name the fields',
  nameWithoutCampaign: 'Name the fields without a campaign',
  understand: 'Understand the lead',
  decide: 'Decide what the lead is',
  describe: 'Write what people read',
  choose: 'Choose the way',
  setAside: 'Set the lead aside',
  outcome: 'Tell the outcome',
  failure: 'Deal with the failure',
  failedOutcome: 'Tell the outcome of the failure',
} as const;
