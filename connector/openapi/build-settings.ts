/** `settings.json` of `paconn` and `pac connector`: which file is which. Connector and environment are the user's. */
export const connectorFileNames = {
  apiProperties: 'apiProperties.json',
  apiDefinition: 'apiDefinition.swagger.json',
  icon: 'icon.png',
} as const;

export const connectorSettings = {
  ...connectorFileNames,
  powerAppsUrl: 'https://api.powerapps.com',
  powerAppsApiVersion: '2016-11-01',
} as const;
