import { assert, asyncProperty, property, string, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';

import { FilterFault } from '../../mock-server/crm/odata/filter.ts';
import { parseFilter } from '../../mock-server/crm/odata/parse-filter.ts';
import { createBench } from '../mock-server/crm/crm-bench.ts';

const api = 'shared_commondataserviceforapps';

/** A value in a filter as a flow has to write it: quotes doubled, then URL-encoded. */
const inFilter = (text: string) => encodeURIComponent(text.replaceAll("'", "''"));

const faultOf = (filter: string): unknown => {
  try {
    parseFilter(filter);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('filters', () => {
  it('find a row by any text that is escaped and encoded, and no row by an injected one', async () => {
    await assert(
      asyncProperty(string({ unit: 'binary', minLength: 1, maxLength: 40 }), async (text) => {
        // Trailing spaces do not count.
        const value = text.trimEnd();
        if (value === '' || value.length > 50) return;
        const bench = createBench();
        await bench.call(api, 'CreateRecord', {
          path: { entityName: 'leads' },
          body: { subject: 's', lastname: value },
        });
        await bench.call(api, 'CreateRecord', {
          path: { entityName: 'leads' },
          body: { subject: 's', lastname: `other ${value.length}` },
        });
        const query = { $filter: `lastname eq '${inFilter(value)}'` };
        const found = await bench.call(api, 'ListRecords', { path: { entityName: 'leads' }, query });
        expect(found.status).toBe(200);
        expect(found.at('value', 0, 'lastname')).toBe(value);
        expect(found.at('value', 1)).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  it('never throw anything but their own fault', () => {
    const texts = [
      string(),
      stringMatching(/^(?:[a-z]+ (?:eq|ne|gt) (?:'[^']*'|\d+|null) (?:and|or) ?)*[()',a-z0-9 ]*$/),
    ];
    for (const text of texts) {
      assert(
        property(text, (filter) => {
          expect(faultOf(filter)).toSatisfy(
            (fault: unknown) => fault === undefined || fault instanceof FilterFault,
          );
        }),
      );
    }
  });

  it('refuse nesting without end', () => {
    const deep = `${'('.repeat(5000)}a eq 1${')'.repeat(5000)}`;
    expect(() => parseFilter(deep)).toThrow(FilterFault);
    expect(() => parseFilter(`${'not '.repeat(5000)}a eq 1`)).toThrow(FilterFault);
  });
});
