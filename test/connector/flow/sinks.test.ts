import * as fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';

import { base64url, html, odataText } from '../../../connector/flow/builders/escape.ts';
import { call, value, type Expression } from '../../../connector/flow/builders/expression.ts';
import { leadingNumber } from '../../../connector/flow/builders/leading-number.ts';
import { lookUp } from '../../../connector/flow/builders/lookup.ts';
import { cut, cutWithEllipsis, mend, shorten } from '../../../connector/flow/builders/text-cut.ts';
import { kindOf } from '../../../connector/flow/builders/value-kind.ts';
import { parseFilter } from '../../../mock-server/crm/odata/parse-filter.ts';
import { evaluateTemplate } from '../../../mock-server/runner/expression/compile-template.ts';
import { toJs } from '../../../mock-server/runner/value/from-js.ts';
import { createScope } from '../../mock-server/runner/expression/create-scope.ts';
import { adaWith, openFlow, textOf } from './open-flow.ts';

const x = call('parameters', 'x');
const evaluate = (expression: Expression, text: unknown): unknown =>
  toJs(evaluateTemplate(value(expression), createScope({ parameters: { x: text } })));

/** Text as leads hold it, with everything that some sink gives a meaning to. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '&',
        '<',
        '>',
        '"',
        "'",
        "''",
        '&amp;',
        '<script>',
        '://',
        'javascript:',
        '%27',
        '+',
        '#',
        '@{',
        '\\',
        '\n',
        '$filter=',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** Halves of pairs as U+FFFD. */
const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

function elements(node: DefaultTreeAdapterTypes.ParentNode): readonly string[] {
  return node.childNodes.flatMap((child) =>
    'childNodes' in child ? [child.nodeName, ...elements(child)] : [],
  );
}
function shownText(node: DefaultTreeAdapterTypes.ParentNode): string {
  return node.childNodes
    .map((child) =>
      child.nodeName === '#text' && 'value' in child
        ? child.value
        : child.nodeName === 'br'
          ? '\n'
          : 'childNodes' in child
            ? shownText(child)
            : '',
    )
    .join('');
}

describe('escape rules', () => {
  it('HTML: a parser finds the text again, and no element but line breaks', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        // A parser of HTML takes CR for LF and NUL away; neither reaches a message.
        fc.pre(!/[\r\0]/.test(text));
        const fragment = parseFragment(`<p>${String(evaluate(html(x), text))}</p>`);
        expect(elements(fragment).filter((name) => !['p', 'br', 'wbr'].includes(name))).toEqual([]);
        expect(shownText(fragment)).toBe(text);
      }),
    );
  });

  it('OData: the filter compares with the text and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const filter = `emailaddress1 eq ${String(evaluate(odataText(x), text))}`;
        expect(filter).not.toMatch(/[&#+]|\$filter=/);
        expect(parseFilter(decodeURIComponent(filter))).toEqual({
          kind: 'compare',
          operator: 'eq',
          column: 'emailaddress1',
          literal: { type: 'string', text },
        });
      }),
    );
  });

  it('keys: base64url of the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const key = String(evaluate(base64url(x), text));
        expect(key).toMatch(/^[A-Za-z0-9_-]*$/);
        expect(Buffer.from(key, 'base64url').toString('utf8')).toBe(text);
      }),
    );
  });

  it('expressions: a text stays a text, whatever it looks like', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(toJs(evaluateTemplate(value(text), createScope({})))).toBe(text);
      }),
    );
  });

  it('cuts on whole code points', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.integer({ min: 2, max: 30 }),
        (text, most) => {
          const result = String(evaluate(cut(x, most), text));
          expect(text.startsWith(result)).toBe(true);
          expect(wellFormed(result)).toBe(result);
          expect(result.length).toBeLessThanOrEqual(most);
          expect(result.length).toBeGreaterThanOrEqual(Math.min(text.length, most - 1));
          const shown = String(evaluate(cutWithEllipsis(x, most), text));
          expect(shown.length).toBeLessThanOrEqual(most);
          expect(shown === text).toBe(text.length <= most);
        },
      ),
    );
  });

  it('mends halves of pairs and nothing else', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
        (text) => {
          expect(evaluate(mend(x), text)).toBe(wellFormed(text));
        },
      ),
    );
  });

  it.each([
    [{}, '{'],
    [[], '['],
    ['', '"'],
    [null, 'n'],
    [true, 't'],
    [-1, '-'],
    [7, '7'],
  ])('kind of %j', (input, kind) => {
    expect(evaluate(kindOf(x), input)).toBe(kind);
  });

  it('looks up ignoring case, and takes no path', () => {
    const table = { USA: 'US', DE: 'DE' };
    expect(evaluate(lookUp(table, x), 'usa')).toBe('US');
    expect(evaluate(lookUp(table, x), 'USA/DE')).toBeNull();
    expect(evaluate(lookUp(table, x), '')).toBeNull();
  });

  it('keeps the leading number of a phone text', () => {
    expect(evaluate(leadingNumber(x), '+44 (0)20 7946 0000 Ext. 1234')).toBe('+44 (0)20 7946 0000');
    expect(evaluate(leadingNumber(x), 'none')).toBe('');
  });

  it('shortens to beginning and end', () => {
    expect(evaluate(shorten(x, 2, 3), 'abcdefgh')).toBe('ab … fgh');
    expect(evaluate(shorten(x, 2, 3), 'abcde')).toBe('abcde');
  });
});

const dangerous = {
  FirstName: '<img src=x onerror=alert(1)>',
  LastName: '"}],"actions":[{"type":"Action.OpenUrl","url":"https://evil.example"}],"x":[{"a":"',
  Company: 'A\r\nBcc: all@evil.example',
  Title: '[click](https://evil.example) **bold** <at>everyone</at>',
};

describe('sinks of the built flow', () => {
  it('mail: no markup of the lead, no link to its addresses, a subject of one line', async () => {
    const flow = await openFlow({ notify: 'email' });
    const { mails } = await flow.deliver(
      adaWith(dangerous, {
        OfferTitle: 'Offer\r\nX-Header: 1',
        Description: 'https://login.evil.example/reset',
      }),
    );
    expect(mails).toHaveLength(1);
    const [mail] = mails;
    expect(mail?.['subject']).toBe('Marketplace lead: INS – Offer X-Header: 1');
    const fragment = parseFragment(textOf(mail?.['body']));
    expect([...new Set(elements(fragment))].sort()).toEqual(['a', 'b', 'p', 'wbr']);
    const shown = shownText(fragment);
    for (const text of [
      dangerous.FirstName,
      dangerous.LastName,
      'https://login.evil.example/reset',
      'A Bcc: all@evil.example',
    ]) {
      expect(shown).toContain(text);
    }
    const links = /href="([^"]*)"/g;
    expect([...textOf(mail?.['body']).matchAll(links)].map(([, address]) => address)).toEqual([
      expect.stringMatching(/^https:\/\/publisher\.crm\.dynamics\.example\/main\.aspx\?/),
    ]);
  });

  it('card: an object with the texts of the lead as plain runs, and one button of ours', async () => {
    const flow = await openFlow({ notify: 'teams' });
    const { tables } = await flow.deliver(adaWith(dangerous));
    const [message] = tables['teamsmessage'] ?? [];
    const text = Object.values(message ?? {}).find(
      (member): member is string => typeof member === 'string' && member.startsWith('{'),
    );
    const card = JSON.parse(text ?? '') as {
      body: { type: string; inlines: { type: string; text: string }[] }[];
      actions: { type: string; url: string }[];
    };
    expect(card.actions).toHaveLength(1);
    expect(card.actions[0]?.url).toMatch(/^https:\/\/publisher\.crm\.dynamics\.example\//);
    const runs = card.body.flatMap((block) => {
      expect(block.type).toBe('RichTextBlock');
      return block.inlines;
    });
    for (const run of runs) expect(run.type).toBe('TextRun');
    expect(runs.map((run) => run.text)).toEqual(
      expect.arrayContaining([`Last name: ${dangerous.LastName}`, `Job title: ${dangerous.Title}`]),
    );
  });

  it('row: the text as it was sent, and the key finds nobody else', async () => {
    const flow = await openFlow();
    await flow.deliver(adaWith({ Email: 'victim@fabrikam.example' }));
    const { tables, outcome } = await flow.deliver(
      adaWith({ ...dangerous, Email: "o'brien+x&y#z%27@fabrikam.example" }),
    );
    expect(outcome.outcome).toBe('created-flagged');
    expect(tables['lead']).toHaveLength(2);
    expect(tables['lead']?.[1]).toMatchObject({
      firstname: dangerous.FirstName,
      emailaddress1: "o'brien+x&y#z%27@fabrikam.example",
    });
    const again = await flow.deliver(adaWith({ ...dangerous, Email: "O'Brien+x&y#z%27@fabrikam.example" }));
    expect(again.outcome).toMatchObject({ outcome: 'merged', repeated: true });
  });

  it('dead letter: the lead escaped', async () => {
    const flow = await openFlow(
      {},
      { faults: [{ api: 'dataverse', effect: { kind: 'status', status: 400 } }] },
    );
    const { mails } = await flow.deliver(adaWith(dangerous));
    const fragment = parseFragment(textOf(mails[0]?.['body']));
    expect([...new Set(elements(fragment))].sort()).toEqual(['p', 'wbr']);
    expect(shownText(fragment)).toContain('<img src=x onerror=alert(1)>');
  });
});
