import type { Publisher } from '../solution/solution-content.ts';

/** The publisher that ships in `solution.yaml`: nobody's, and no good for an import that should last. */
export const examplePublisher = {
  uniqueName: 'ContosoMarketplace',
  prefix: 'cts',
  website: 'https://contoso.example/leads',
} as const;

/** True while the settings still carry the identity of the example. */
export function isExamplePublisher(publisher: Publisher): boolean {
  return (
    publisher.uniqueName === examplePublisher.uniqueName || publisher.website === examplePublisher.website
  );
}
