import { casings, type Casing } from '../../mock-server/marketplace/shape-lead.ts';
import type { LeadChoice } from '../../mock-server/marketplace/prepare-lead.ts';
import type { CommandInput, CommandOption } from '../cli/command.ts';
import { KitError } from '../../connector/problems/problem.ts';

/** Options with which `send` and `flow` choose and change a lead. */
export const leadOptions = {
  file: { type: 'string', value: 'FILE', summary: 'a lead of your own, sent byte for byte' },
  set: {
    type: 'string',
    value: 'PATH=VALUE',
    multiple: true,
    summary: 'set a field, such as UserDetails.Email=a@b.example; := takes JSON',
  },
  unset: { type: 'string', value: 'PATH', multiple: true, summary: 'leave a field out' },
  casing: { type: 'string', value: casings.join('|'), summary: 'spelling of the names on the wire' },
  null: {
    type: 'string',
    value: 'FIELD',
    multiple: true,
    summary: 'send null in this field, * for every one',
  },
} as const satisfies Record<string, CommandOption>;

/** The choice that the options make; `name`: a sample. */
export function leadChoice(input: CommandInput, name: string | undefined): LeadChoice {
  const { options } = input;
  const casing = text(options['casing']);
  if (casing !== undefined && !casings.some((known) => known === casing)) {
    throw usage(`"${casing}" is not a casing; choose one of ${casings.join(', ')}`);
  }
  const file = text(options['file']);
  return {
    ...(name !== undefined && { sample: name }),
    ...(file !== undefined && { file }),
    set: list(options['set']),
    unset: list(options['unset']),
    nullFields: list(options['null']),
    ...(casing !== undefined && { casing: casing as Casing }),
  };
}

export function text(option: CommandInput['options'][string]): string | undefined {
  return typeof option === 'string' ? option : undefined;
}

export function list(option: CommandInput['options'][string]): readonly string[] {
  return typeof option === 'object' ? option : [];
}

/** A whole number of at least `least`. */
export function count(input: CommandInput, name: string, otherwise: number, least = 1): number {
  const written = text(input.options[name]);
  if (written === undefined) return otherwise;
  if (!/^\d+$/.test(written) || Number(written) < least) {
    throw usage(`--${name} takes a whole number of at least ${least}, not "${written}"`);
  }
  return Number(written);
}

/** `name=value` pairs. */
export function pairs(input: CommandInput, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    list(input.options[name]).map((pair) => {
      const cut = pair.indexOf('=');
      if (cut < 1) throw usage(`--${name} takes name=value, not "${pair}"`);
      return [pair.slice(0, cut), pair.slice(cut + 1)] as const;
    }),
  );
}

export function usage(message: string): KitError {
  return new KitError([{ code: 'USAGE', severity: 'error', message }]);
}
