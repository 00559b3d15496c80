interface LeadColumn {
  readonly type: 'text' | 'choice' | 'yesNo' | 'lookup' | 'number' | 'date';
  /** Characters, of a text column in a new environment. */
  readonly maxLength?: number;
}

const text = (maxLength: number): LeadColumn => ({ type: 'text', maxLength });
const choice: LeadColumn = { type: 'choice' };
const yesNo: LeadColumn = { type: 'yesNo' };
const lookup: LeadColumn = { type: 'lookup' };
const number: LeadColumn = { type: 'number' };
const date: LeadColumn = { type: 'date' };

/**
 * Columns of the Dataverse table `lead` that a lead can carry data for, with their lengths in a new
 * environment (Microsoft's table reference of Dynamics 365 Sales). A publisher may have changed a length:
 * `maxLength` in the mapping says so.
 */
export const leadColumns: Readonly<Record<string, LeadColumn>> = {
  address1_city: text(80),
  address1_country: text(80),
  address1_county: text(50),
  address1_line1: text(250),
  address1_line2: text(250),
  address1_line3: text(250),
  address1_postalcode: text(20),
  address1_stateorprovince: text(50),
  budgetamount: number,
  campaignid: lookup,
  companyname: text(100),
  description: text(2000),
  donotbulkemail: yesNo,
  donotemail: yesNo,
  donotfax: yesNo,
  donotphone: yesNo,
  donotpostalmail: yesNo,
  donotsendmm: yesNo,
  emailaddress1: text(100),
  emailaddress2: text(100),
  emailaddress3: text(100),
  estimatedclosedate: date,
  fax: text(50),
  firstname: text(50),
  industrycode: choice,
  jobtitle: text(100),
  lastname: text(50),
  leadqualitycode: choice,
  leadsourcecode: choice,
  middlename: text(50),
  mobilephone: text(20),
  numberofemployees: number,
  ownerid: lookup,
  pager: text(20),
  parentaccountid: lookup,
  parentcontactid: lookup,
  preferredcontactmethodcode: choice,
  revenue: number,
  salutation: text(100),
  sic: text(20),
  statecode: choice,
  statuscode: choice,
  subject: text(300),
  telephone1: text(50),
  telephone2: text(50),
  telephone3: text(50),
  transactioncurrencyid: lookup,
  websiteurl: text(200),
};

/** The column of this name, if the table has it from the start. */
export function leadColumn(name: string): LeadColumn | undefined {
  return Object.hasOwn(leadColumns, name) ? leadColumns[name] : undefined;
}

/** What Dataverse gives a new text column of a publisher, in characters. */
export const customColumnLength = 100;

/** A column of a publisher: prefix, underscore, name. */
export function isCustomColumn(name: string): boolean {
  return /^[a-z][a-z0-9]{1,7}_[a-z0-9_]+$/.test(name) && !name.startsWith('address1_');
}
