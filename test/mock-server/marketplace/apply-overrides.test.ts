import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyOverrides } from '../../../mock-server/marketplace/apply-overrides.ts';
import { shapeLead } from '../../../mock-server/marketplace/shape-lead.ts';

const lead = { UserDetails: { Email: 'a@b.example', Phone: '1', Tags: ['x', 'y'] }, ActionCode: 'INS' };
const set = (...texts: string[]) => applyOverrides(lead, { set: texts });

describe('applyOverrides', () => {
  it.each([
    ['ActionCode=PLT', { ActionCode: 'PLT' }],
    ['actioncode=PLT', { ActionCode: 'PLT' }],
    ['ActionCode=null', { ActionCode: null }],
    ['ActionCode=', { ActionCode: '' }],
    ['ActionCode=a=b', { ActionCode: 'a=b' }],
    ['ActionCode=12', { ActionCode: '12' }],
    ['ActionCode:=12', { ActionCode: 12 }],
    ['ActionCode="null"', { ActionCode: 'null' }],
    ['Extra=12', { Extra: 12 }],
    ['Extra=true', { Extra: true }],
    ['Extra={"a":[1]}', { Extra: { a: [1] } }],
    ['Extra.deep.er=x', { Extra: { deep: { er: 'x' } } }],
    [String.raw`a\.b=x`, { 'a.b': 'x' }],
  ])('%s', (text, expected) => {
    const { lead: changed, problems } = set(text);
    expect(problems).toEqual([]);
    expect(changed).toEqual({ ...lead, ...expected });
  });

  it('changes nested members and list items, and leaves the lead that was given alone', () => {
    const { lead: changed } = set('userDetails.email=c@d.example', 'UserDetails.Tags.1=z');
    expect(changed).toEqual({
      UserDetails: { Email: 'c@d.example', Phone: '1', Tags: ['x', 'z'] },
      ActionCode: 'INS',
    });
    expect(lead.UserDetails.Email).toBe('a@b.example');
  });

  it('removes members', () => {
    expect(applyOverrides(lead, { unset: ['UserDetails', 'Nosuch.deep'] }).lead).toMatchObject({
      ActionCode: 'INS',
    });
    expect(applyOverrides(lead, { unset: ['UserDetails'] }).lead).toEqual({ ActionCode: 'INS' });
  });

  it.each(['novalue', '=x', 'ActionCode.x=1', 'ActionCode:=x'])('complains about %s', (text) => {
    const { lead: unchanged, problems } = set(text);
    expect(problems.map((problem) => problem.code)).toEqual(['OVERRIDE_INVALID']);
    expect(unchanged).toEqual(lead);
  });

  it('keeps __proto__ a member', () => {
    const { lead: changed } = set('__proto__.polluted=1');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(JSON.stringify(changed)).toContain('"__proto__":{"polluted":1}');
  });

  it('sets any text under any name', () => {
    assert(
      property(string({ minLength: 1 }), string(), (name, value) => {
        const path = name.replaceAll(/[\\.=:]/g, String.raw`\$&`);
        const { lead: changed, problems } = applyOverrides(
          {},
          { set: [`${path}:=${JSON.stringify(value)}`] },
        );
        expect(problems).toEqual([]);
        expect(Object.entries(changed as object)).toEqual([[name, value]]);
      }),
    );
  });
});

describe('shapeLead', () => {
  it('writes names in the casing asked for', () => {
    expect(shapeLead(lead, { casing: 'camel' })).toMatchObject({
      userDetails: { email: 'a@b.example' },
      actionCode: 'INS',
    });
    expect(shapeLead(lead, { casing: 'camel-wrapper' })).toMatchObject({
      userDetails: { Email: 'a@b.example' },
      ActionCode: 'INS',
    });
    expect(shapeLead({ userDetails: { email: 'e' } }, { casing: 'pascal' })).toEqual({
      UserDetails: { Email: 'e' },
    });
  });

  it('makes leaves null by name, or all of them', () => {
    expect(shapeLead(lead, { nullFields: ['phone'] })).toMatchObject({
      UserDetails: { Email: 'a@b.example', Phone: null },
    });
    expect(shapeLead(lead, { nullFields: ['*'] })).toMatchObject({
      UserDetails: { Email: null, Phone: null },
      ActionCode: null,
    });
  });
});
