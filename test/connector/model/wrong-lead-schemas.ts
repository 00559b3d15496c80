import { lead, type WrongInput } from './wrong-input.ts';

/** One wrong line of the lead schema each. */
export const wrongLeadSchemas: readonly WrongInput[] = [
  [
    'a mistyped type',
    lead('type: string', 'type: strng'),
    '12:11',
    'LEAD_FIELD_TYPE',
    '"strng"; did you mean "string"?',
  ],
  [
    'a list as field',
    lead('  OfferTitle:\n    type: string', '  OfferTitle:\n    type: array'),
    '24:11',
    'LEAD_FIELD_TYPE',
    '"array"; allowed: string',
  ],
  [
    'an object for text',
    lead('Email:\n        type: string', 'Email:\n        type: object'),
    '58:7',
    'LEAD_FIELD_TYPE',
    '"UserDetails/Email" is an object, but Partner Center sends text',
  ],
  [
    'text for the user details',
    { lead: 'properties:\n  UserDetails: { type: string }\n' },
    '2:3',
    'LEAD_FIELD_TYPE',
    '"UserDetails" is not an object',
  ],
  [
    'a field with a space',
    lead('  OfferTitle:', '  "Offer Title":'),
    '23:3',
    'LEAD_FIELD_NAME',
    '"Offer Title" cannot be a name',
  ],
  [
    'two fields that differ in case',
    lead('  OfferTitle:', '  actioncode:\n    type: string\n  OfferTitle:'),
    '23:3',
    'LEAD_FIELD_DUPLICATE',
    'differ only in case',
  ],
  [
    'a mistyped label',
    lead('title: Offer Title', 'titel: Offer Title'),
    '25:5',
    'SETTING_UNKNOWN',
    '"titel" is not known in "properties.OfferTitle"; did you mean "title"?',
  ],
  [
    'a mistyped extension',
    lead('x-ms-visibility: important', 'x-ms-visibilty: important'),
    '16:5',
    'SETTING_UNKNOWN',
    'did you mean "x-ms-visibility"?',
  ],
];
