import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { kitFolder } from '../../connector/model/kit-folder.ts';
import { didYouMean } from '../../connector/problems/nearest-name.ts';
import { KitError } from '../../connector/problems/problem.ts';

/** A JSON value as a lead holds it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A lead that the marketplace might send, or text that is meant to be one. */
export interface Sample {
  readonly name: string;
  readonly title: string;
  readonly body:
    | { readonly kind: 'lead'; readonly lead: Json }
    | { readonly kind: 'text'; readonly text: string };
}

const folder = join(kitFolder, 'mock-server', 'samples');

/** Every sample, one file each, in the order of names. */
export async function readSamples(): Promise<readonly Sample[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => {
      const content = JSON.parse(await readFile(join(folder, file), 'utf8')) as {
        title: string;
        lead?: Json;
        text?: string;
      };
      const body =
        content.text === undefined
          ? { kind: 'lead' as const, lead: content.lead ?? null }
          : { kind: 'text' as const, text: content.text };
      return { name: file.slice(0, -'.json'.length), title: content.title, body };
    }),
  );
}

/** The sample of this name. Throws `SAMPLE_UNKNOWN` with the nearest name and the list. */
export async function findSample(name: string): Promise<Sample> {
  const samples = await readSamples();
  const found = samples.find((sample) => sample.name === name);
  if (found !== undefined) return found;
  const names = samples.map((sample) => sample.name);
  throw new KitError([
    {
      code: 'SAMPLE_UNKNOWN',
      severity: 'error',
      message: `"${name}" is not a sample${didYouMean(name, names)}`,
      remedy: `Choose one of ${names.join(', ')}, or give a file with --file.`,
    },
  ]);
}

/** Bytes of a sample's body as the marketplace would send it: UTF-8 JSON, or the text as it stands. */
export function sampleText(sample: Sample): string {
  return sample.body.kind === 'text' ? sample.body.text : JSON.stringify(sample.body.lead);
}
