import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { componentId } from '../../../connector/solution/component-id.ts';

test('an id is a version 5 UUID in lower case', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (solution, key) => {
      expect(componentId(solution, key)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }),
  );
});

test('ids never change: they are what an installed flow is found by', () => {
  expect(componentId('MarketplaceLeads', 'lead-flow')).toBe('d698abed-6218-5406-8076-377385fdc063');
  expect(componentId('MarketplaceLeads', 'lead-flow2')).not.toBe(
    componentId('MarketplaceLeads', 'lead-flow'),
  );
  expect(componentId('MarketplaceLeads2', 'lead-flow')).not.toBe(
    componentId('MarketplaceLeads', 'lead-flow'),
  );
});
