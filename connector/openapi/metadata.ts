import type { SolutionSettings } from '../model/lead-model.ts';

/** Microsoft's catalogue wants exactly these three entries, spelled so; without a website they are left out. */
export function metadata({ connector, publisher }: SolutionSettings) {
  const website = publisher.website ?? connector.contact.url;
  const privacy = connector.privacyPolicy ?? website;
  if (website === undefined || privacy === undefined) return undefined;
  return [
    { propertyName: 'Website', propertyValue: website },
    { propertyName: 'Privacy policy', propertyValue: privacy },
    { propertyName: 'Categories', propertyValue: 'Sales and CRM;Marketing' },
  ];
}
