import type { LeadField } from './lead-model.ts';

interface StandardField extends Omit<LeadField, 'path' | 'standard' | 'type'> {
  /** Fewest characters of a column that the field may be mapped to. */
  readonly shortestColumn: number;
}

/**
 * The fields that Partner Center sends, by path joined with `/` (Microsoft's documentation of the HTTPS
 * endpoint, 2018 to 2021; `Description` since 2020). Labels stand in for a schema that has none.
 */
export const standardFields: Readonly<Record<string, StandardField>> = {
  ActionCode: {
    title: 'Action Code',
    description: 'What the customer did.',
    example: 'INS',
    visibility: 'important',
    shortestColumn: 20,
  },
  OfferTitle: {
    title: 'Offer Title',
    description: 'Title of the offer that the customer looked at.',
    example: 'Contoso Analytics',
    visibility: 'important',
    shortestColumn: 100,
  },
  LeadSource: {
    title: 'Lead Source',
    description: 'Where the lead came from, in the form source-action|publisher.offer.',
    example: 'AzureMarketplace-INS|contoso.analytics',
    visibility: 'important',
    shortestColumn: 100,
  },
  Description: {
    title: 'Description',
    description: 'Note of the customer, or the codes of a campaign.',
    example: 'Please call in the morning.',
    visibility: 'advanced',
    shortestColumn: 250,
  },
  'UserDetails/FirstName': {
    title: 'First Name',
    description: 'Given name of the contact.',
    example: 'Ada',
    visibility: 'important',
    shortestColumn: 30,
  },
  'UserDetails/LastName': {
    title: 'Last Name',
    description: 'Family name of the contact.',
    example: 'Example',
    visibility: 'important',
    shortestColumn: 30,
  },
  'UserDetails/Email': {
    title: 'Email',
    description: 'Mail address of the contact.',
    example: 'ada@example.com',
    visibility: 'important',
    shortestColumn: 100,
  },
  'UserDetails/Phone': {
    title: 'Phone',
    description: 'Phone number as the contact typed it.',
    example: '16175555555',
    visibility: 'advanced',
    shortestColumn: 20,
  },
  'UserDetails/Country': {
    title: 'Country',
    description: 'Code or name of the country or region of the contact.',
    example: 'US',
    visibility: 'advanced',
    shortestColumn: 2,
  },
  'UserDetails/Company': {
    title: 'Company',
    description: 'Company of the contact.',
    example: 'Contoso',
    visibility: 'important',
    shortestColumn: 50,
  },
  'UserDetails/Title': {
    title: 'Job Title',
    description: 'Job title of the contact.',
    example: 'Data engineer',
    visibility: 'advanced',
    shortestColumn: 30,
  },
};

/** The standard field at a path, if it is one: a publisher's field may be called `constructor`. */
export function standardField(path: string): StandardField | undefined {
  return Object.hasOwn(standardFields, path) ? standardFields[path] : undefined;
}
