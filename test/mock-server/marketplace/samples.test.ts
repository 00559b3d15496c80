import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { KitError } from '../../../connector/problems/problem.ts';
import { findSample, readSamples, sampleText } from '../../../mock-server/marketplace/read-samples.ts';

const documented = (file: string) =>
  readFile(new URL(`../../leads/samples/${file}`, import.meta.url), 'utf8');

describe('samples', () => {
  it('each has a title and a body of its own', async () => {
    const samples = await readSamples();
    expect(samples.length).toBeGreaterThan(15);
    expect(new Set(samples.map(sampleText)).size).toBe(samples.length);
    expect(samples.filter((sample) => sample.title.trim() === '')).toEqual([]);
  });

  it.each([
    ['azure-marketplace-install', 'doc-2021-sample.json'],
    ['test-lead', 'test-lead.https.pascal.json'],
    ['test-lead-camel', 'test-lead.https.camel-all.json'],
    ['test-lead-camel-wrapper', 'test-lead.https.camel-wrapper.json'],
  ])('%s is what the documentation prints', async (name, file) => {
    expect(JSON.parse(sampleText(await findSample(name)))).toEqual(JSON.parse(await documented(file)));
  });

  it('test-lead-as-printed lacks the comma that the documentation lacks', async () => {
    const text = sampleText(await findSample('test-lead-as-printed'));
    expect(text.split(/\s+/)).toEqual(
      (await documented('test-lead.https.as-printed.txt')).trim().split(/\s+/),
    );
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it('names the nearest one and the list for a mistyped name', async () => {
    const refused = await findSample('contact-mee').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(KitError);
    const [problem] = (refused as KitError).problems;
    expect(problem).toMatchObject({
      code: 'SAMPLE_UNKNOWN',
      message: expect.stringContaining('did you mean "contact-me"') as string,
    });
    expect(problem?.remedy).toContain('do-not-contact');
  });
});
