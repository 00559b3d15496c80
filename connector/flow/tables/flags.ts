/** What a person should know about a lead before trusting it; each is listed in `docs/leads.md`. */
export const flags = {
  'action-mismatch': 'ActionCode and LeadSource name different actions; ActionCode counts.',
  'action-missing': 'Neither ActionCode nor LeadSource names an action.',
  'company-derived': 'Company came from the domain of the e-mail address, or is not provided.',
  'control-characters': 'Invisible or broken characters were taken out or replaced.',
  'country-unknown': 'Country is neither a code nor a name that the table knows; kept as sent.',
  'do-not-contact-earlier': 'The same person is marked do not contact on an open lead.',
  'duplicate-casing': 'A field stands twice in the lead, in different casing; the exact one counts.',
  'invalid-email': 'The e-mail address cannot be one; it stands in the note, not in the column.',
  'lastname-derived': 'Last name came from the e-mail address or the company, or is not provided.',
  'leadsource-extra-pipe': 'LeadSource has more than one bar; the first one separates.',
  'leadsource-missing': 'LeadSource names no source.',
  'no-body': 'The request had no body.',
  'no-email': 'There is no e-mail address.',
  'no-identity': 'There is neither a name nor an e-mail address nor a phone number.',
  'non-ascii-email': 'The e-mail address has letters that many systems refuse; it stands in the note.',
  'not-an-object': 'The body is JSON, but no object.',
  'not-json': 'The body is no JSON.',
  'offer-title-derived': 'Offer title came from the offer id in LeadSource, or is not provided.',
  'too-long-email': 'The e-mail address is longer than its column; it stands in the note, uncut.',
  truncated: 'A field was longer than its column; the whole text stands in the note.',
  'unknown-action': 'The action is none of the documented codes.',
  'unknown-source': 'The source in LeadSource is none of the documented ones.',
  uncontactable: 'There is neither a usable e-mail address nor a phone number.',
  'wrong-type': 'A field came as another kind of JSON value than text.',
} as const;

export type Flag = keyof typeof flags;

/** How a lead ends, in the words of a run's outcome. */
export const outcomes = {
  created: 'A new row, and a notification where one is asked for.',
  'created-flagged': 'A new row with flags for a person, and a notification where one is asked for.',
  merged: 'A further touch of an open lead, or a repeated delivery that changes nothing.',
  suppressed: 'A row with every opt-out set; nobody is notified.',
  test: 'A test lead of Partner Center; no row.',
  'dead-letter': 'Set aside for a person, with the reason.',
} as const;
