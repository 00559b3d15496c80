/**
 * Sources in LeadSource (customer leads page 2020-03-30; TestDrive in 2018 only; SPZA is AppSource's internal name),
 * by upper-case spelling. Others pass with a flag.
 */
export const sourceByUpperCase: Readonly<Record<string, string>> = {
  AZUREMARKETPLACE: 'AzureMarketplace',
  AZUREPORTAL: 'AzurePortal',
  TESTDRIVE: 'TestDrive',
  SPZA: 'SPZA',
  APPSOURCE: 'SPZA',
  'APPSOURCE (SPZA)': 'SPZA',
};
